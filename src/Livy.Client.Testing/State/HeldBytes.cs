namespace Livy.Client.Testing;

/// <summary>How many bytes something holds that clients have sent, as part of what the whole holds.</summary>
internal sealed class HeldBytes(HeldBytes? whole = null)
{
    public long Total { get; private set; }

    /// <summary>What a text takes that was sent as so many bytes.</summary>
    public static long OfText(long length) => length * sizeof(char);

    public void Add(long bytes)
    {
        Total += bytes;
        whole?.Add(bytes);
    }

    /// <summary>It is gone, with all that it held.</summary>
    public void Clear() => Add(-Total);
}
