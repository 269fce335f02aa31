using System.IO.Compression;
using System.Text;
using Livy.Client.Data;
using Livy.Client.Data.Tests;

namespace Livy.Client.Attacks;

/// <summary>Small pages that unpack to gigabytes.</summary>
internal static class Bombs
{
    private const int Filled = 1 << 20;
    private const int PageSize = 1 << 18;
    private const int MostPacked = 20 << 20;
    private const long Unpacked = 3L << 30;

    /// <summary>Three gibibytes each: the body of an Arrow message, a line without an end, a text without an end, an array without an end.</summary>
    public static IEnumerable<MutatedResult> Make(IReadOnlyList<GoodResult> results)
    {
        var orders = results[0];
        var text = OneColumn.Of("string");
        var array = OneColumn.Of(OneColumn.ArrayOf(OneColumn.StructOf("long", "long", "decimal(38,0)")));
        yield return Bomb(orders with { Name = "a body of zeros" }, WithEndlessBody(orders.Bytes), new byte[Filled]);
        yield return Bomb(orders with { Name = "metadata of zeros" }, [255, 255, 255, 255, 0, 0, 255, 0], new byte[Filled]);
        yield return Bomb(new GoodResult("a line of spaces", text, QueryFormat.Json, [], 0), [], Repeat(" "));
        yield return Bomb(new GoodResult("a text", text, QueryFormat.Json, [], 0), "{\"c0\":\""u8.ToArray(), Repeat("a"));
        yield return Bomb(new GoodResult("an array of nulls", array, QueryFormat.Json, [], 0), "{\"c0\":[null"u8.ToArray(), Repeat(",null"));
        yield return Bomb(new GoodResult("arrays of nulls", array, QueryFormat.Json, [], 0), [], Repeat($"{{\"c0\":[{string.Join(',', Enumerable.Repeat("null", 200_000))}]}}\n"));
    }

    private static byte[] Repeat(string text) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Max(1, Filled / text.Length))));

    /// <summary>The schema's message, and a batch whose length of the body says two gigabytes.</summary>
    private static byte[] WithEndlessBody(byte[] stream)
    {
        const int prefix = 8;
        var batch = prefix + BitConverter.ToInt32(stream, sizeof(int));
        var metadata = stream.AsSpan(batch + prefix);
        var table = BitConverter.ToInt32(metadata);
        var entries = table - BitConverter.ToInt32(metadata[table..]);
        var field = table + BitConverter.ToUInt16(metadata[(entries + 10)..]);
        var bytes = (byte[])stream.Clone();
        BitConverter.TryWriteBytes(bytes.AsSpan(batch + prefix + field), 2_000_000_000L);
        return bytes[..(batch + prefix + BitConverter.ToInt32(stream, batch + sizeof(int)))];
    }

    private static MutatedResult Bomb(GoodResult good, byte[] start, byte[] repeated)
    {
        var packed = new MemoryStream(MostPacked);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(start);
            for (var written = 0L; written < Unpacked; written += repeated.Length)
            {
                zlib.Write(repeated);
            }
        }

        return new MutatedResult(good, asObjects: false, "bomb", PageBytes.Answers(packed.GetBuffer().AsMemory(0, (int)packed.Length), PageSize));
    }
}
