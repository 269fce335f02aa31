namespace Livy.Client.Testing;

/// <summary>The CRC-32 of zlib and <c>java.util.zip</c>, which stands before each page.</summary>
internal static class PageChecksum
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static at => Entry((uint)at))];

    public static uint Of(ReadOnlySpan<byte> page)
    {
        var sum = uint.MaxValue;
        foreach (var value in page)
        {
            sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : Polynomial ^ (value >> 1);
        }

        return value;
    }
}
