using System.IO.Compression;

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
            using var source = new MemoryStream(body.ToArray());
            using Stream decoder = IsGzip(coding) ? new GZipStream(source, CompressionMode.Decompress) : new ZLibStream(source, CompressionMode.Decompress);
            using var target = new MemoryStream();
            var buffer = new byte[1 << 14];
            for (var read = decoder.Read(buffer); read > 0; read = decoder.Read(buffer))
            {
                target.Write(buffer, 0, read);
                if (target.Length > limit)
                {
                    return null;
                }
            }

            return target.GetBuffer().AsMemory(0, (int)target.Length);
        }
        catch (InvalidDataException)
        {
            throw LivyFault.Failed("java.util.zip.ZipException: incorrect header check");
        }
    }

    private static bool IsGzip(string? coding) => string.Equals(coding, "gzip", StringComparison.OrdinalIgnoreCase);

    private static bool IsDeflate(string? coding) => string.Equals(coding, "deflate", StringComparison.OrdinalIgnoreCase);
}
