using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Livy.Client.Data.Tests;

/// <summary>What a driver answers.</summary>
internal static class DriverAnswers
{
    /// <summary>A result of one number a row, as JSON lines.</summary>
    public static byte[] Opened { get; } = Done("""{"schema":{"type":"struct","fields":[{"name":"n","type":"integer","nullable":false,"metadata":{}}]},"format":"json"}""");

    public static byte[] NotYet { get; } = [3];

    public static byte[] NotInstalled { get; } = [9];

    public static byte[] Done(string json) => [0, .. Encoding.UTF8.GetBytes(json)];

    public static byte[] Failed(string json) => [8, .. Encoding.UTF8.GetBytes(json)];

    public static byte[] Page(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var answer = new byte[5 + bytes.Length];
        answer[0] = (byte)(isLast ? 2 : 1);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(1), Crc32.HashToUInt32(bytes));
        bytes.CopyTo(answer.AsSpan(5));
        return answer;
    }

    /// <summary>The numbers from 0, packed.</summary>
    public static byte[] Numbers(int count)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(number => $"{{\"c0\":{number}}}\n"))));
        }

        return packed.ToArray();
    }

    /// <summary>A driver that has the numbers from 0 on one page.</summary>
    public static Func<Asked, byte[]> OfNumbers(int count) => asked => asked.Op switch
    {
        "open" => Opened,
        "page" => Page(Numbers(count), isLast: true),
        _ => Done("{}"),
    };
}
