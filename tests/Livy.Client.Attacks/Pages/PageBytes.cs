using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Livy.Client.Data;

namespace Livy.Client.Attacks;

/// <summary>What the driver does with the bytes of a result.</summary>
internal static class PageBytes
{
    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Cuts packed bytes into answers, each with its checksum.</summary>
    public static IEnumerable<byte[]> Answers(ReadOnlyMemory<byte> packed, int pageSize)
    {
        do
        {
            var isLast = packed.Length <= pageSize;
            var page = isLast ? packed : packed[..pageSize];
            packed = packed[page.Length..];
            yield return Answer(isLast ? DriverStatus.LastPage : DriverStatus.Page, page.Span);
        }
        while (packed.Length > 0);
    }

    private static byte[] Answer(DriverStatus status, ReadOnlySpan<byte> page)
    {
        var answer = new byte[1 + sizeof(uint) + page.Length];
        answer[0] = (byte)status;
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(1), Crc32.HashToUInt32(page));
        page.CopyTo(answer.AsSpan(1 + sizeof(uint)));
        return answer;
    }
}
