using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Livy.Client.Testing;

/// <summary>
/// Scalatra's <c>ContentEncodingSupport</c> with its bugs: <c>q=0</c> is ignored, an empty body becomes a gzip stream without a header.
/// Livy 0.7 has the older <c>GZipSupport</c>: gzip only, wherever the word stands, always with the header, and bodies of requests are left as they are.
/// </summary>
internal static class ContentCoding
{
    /// <summary>How many times as long as it is a body can be that deflate has packed.</summary>
    public const int LargestRatio = 1_032;

    /// <summary>Whether the header is there even over an empty body.</summary>
    public static bool AnnouncesNothing(LivyProfile profile) => profile == LivyProfile.Livy07;

    public static bool DecodesRequests(LivyProfile profile) => profile >= LivyProfile.Livy08;

    public static string? Accepted(string? acceptEncoding, LivyProfile profile)
    {
        if (profile == LivyProfile.Livy07)
        {
            return acceptEncoding?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true ? "gzip" : null;
        }

        string? found = null;
        foreach (var part in (acceptEncoding ?? "").Split(','))
        {
            var coding = part.Split(';')[0].Trim();
            if (coding.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            {
                return "gzip";
            }

            if (coding.Equals("deflate", StringComparison.OrdinalIgnoreCase))
            {
                found = "deflate";
            }
        }

        return found;
    }

    public static byte[] Encode(string coding, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty && coding.Equals("gzip", StringComparison.Ordinal))
        {
            // What java.util.zip writes for nothing; .NET would write no bytes at all.
            return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        }

        using var target = new MemoryStream();
        using (Stream encoder = coding.Equals("gzip", StringComparison.Ordinal)
            ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            encoder.Write(body.Span);
        }

        return target.ToArray();
    }

    public static bool IsPacked(FakeLivyRequest request) => IsGzip(request.Header("Content-Encoding")) || IsDeflate(request.Header("Content-Encoding"));

    /// <returns>The body unpacked; null when that is more than the limit.</returns>
    public static ReadOnlyMemory<byte>? Decode(string? coding, ReadOnlyMemory<byte> body, long limit)
    {
        if (body.IsEmpty || !(IsGzip(coding) || IsDeflate(coding)))
        {
            return body;
        }

        if (IsGzip(coding) && body.Span is not [0x1f, 0x8b, ..])
        {
            throw LivyFault.Failed("java.util.zip.ZipException: Not in GZIP format");
        }

        try
        {
            // Read twice, so that a bomb takes no memory at all, and anything else what it needs.
            var length = Read(coding, body, []) is var whole && whole <= limit ? (int)whole : -1;
            if (length < 0)
            {
                return null;
            }

            var unpacked = new byte[length];
            _ = Read(coding, body, unpacked);
            return unpacked;
        }
        catch (InvalidDataException)
        {
            throw LivyFault.Failed("java.util.zip.ZipException: incorrect header check");
        }
    }

    /// <summary>Unpacks as much as there is room for, and counts the rest.</summary>
    private static long Read(string? coding, ReadOnlyMemory<byte> body, Span<byte> target)
    {
        using var source = MemoryMarshal.TryGetArray(body, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(body.ToArray());
        using Stream decoder = IsGzip(coding) ? new GZipStream(source, CompressionMode.Decompress) : new ZLibStream(source, CompressionMode.Decompress);
        var length = (long)decoder.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        Span<byte> rest = stackalloc byte[4_096];
        for (var read = decoder.Read(rest); read > 0; read = decoder.Read(rest))
        {
            length += read;
        }

        return length;
    }

    private static bool IsGzip(string? coding) => string.Equals(coding, "gzip", StringComparison.OrdinalIgnoreCase);

    private static bool IsDeflate(string? coding) => string.Equals(coding, "deflate", StringComparison.OrdinalIgnoreCase);
}
