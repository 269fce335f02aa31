namespace Livy.Client.Data;

/// <summary>
/// How large a part of a result may become when it is unpacked: a little always, more only in proportion to what came over. Few bytes of a packed stream can stand for gigabytes; what real results hold does not shrink so far.
/// </summary>
/// <param name="packed">How many bytes have come over so far.</param>
internal sealed class UnpackLimit(Func<long> packed)
{
    private const long Always = 64 * 1024 * 1024;
    private const int MostShrunk = 16;

    /// <summary>For what was not packed.</summary>
    public static UnpackLimit None { get; } = new(static () => long.MaxValue);

    /// <summary>Whether a part may have so many bytes.</summary>
    public bool Allows(long size) => size <= Always || size / MostShrunk < packed();
}
