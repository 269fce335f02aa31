namespace Livy.Client.Testing;

/// <summary>How many bytes something holds that clients have sent, as part of what the whole holds.</summary>
internal sealed class HeldBytes(HeldBytes? whole = null)
{
    public long Total { get; private set; }

    public void Add(long bytes)
    {
        Total += bytes;
        whole?.Add(bytes);
    }

    /// <summary>It is gone, with all that it held.</summary>
    public void Clear() => Add(-Total);
}
