namespace Livy.Client.Data;

/// <summary>
/// Bounds the memory of a batch: a short text can stand for much more, such as an array of nulls for one of structs with many fields.
/// </summary>
/// <param name="limit">In bytes.</param>
internal sealed class BatchMemory(long limit)
{
    private long _taken;

    /// <summary>Counts bytes.</summary>
    /// <exception cref="UnreadableJsonException">They are more than a batch may have.</exception>
    public void Take(int bytes)
    {
        _taken += bytes;
        if (_taken > limit)
        {
            throw new UnreadableJsonException("the row is larger than a batch can be");
        }
    }

    /// <summary>Begins a batch.</summary>
    public void Reset() => _taken = 0;
}
