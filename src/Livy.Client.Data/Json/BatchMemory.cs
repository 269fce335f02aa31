namespace Livy.Client.Data;

/// <summary>
/// Bounds the memory of a batch: a short text can stand for much more, such as an array of nulls for one of structs with many fields.
/// </summary>
/// <param name="limit">In bytes.</param>
/// <param name="unpacked">In proportion to what came over.</param>
internal sealed class BatchMemory(long limit, UnpackLimit unpacked)
{
    /// <summary>A buffer that grows by doubling takes twice what it ends with.</summary>
    private const int Doubled = 2;

    private long _taken;

    /// <summary>Counts bytes.</summary>
    /// <exception cref="UnreadableJsonException">They are more than a batch may have.</exception>
    public void Take(int bytes)
    {
        _taken += bytes;
        if (_taken > limit || !unpacked.Allows(_taken / Doubled))
        {
            throw new UnreadableJsonException("the row is larger than a batch can be");
        }
    }

    /// <summary>Begins a batch.</summary>
    public void Reset() => _taken = 0;
}
