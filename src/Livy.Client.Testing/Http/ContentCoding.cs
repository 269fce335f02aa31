using System.IO.Compression;

namespace Livy.Client.Testing;

/// <summary>
/// Scalatra's <c>ContentEncodingSupport</c> with its bugs: <c>q=0</c> is ignored, an empty body becomes a gzip stream without a header.
/// Livy 0.7 has the older <c>GZipSupport</c>: gzip only, wherever the word stands, always with the header, and bodies of requests are left as they are.
/// </summary>
internal static class ContentCoding
{
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

    public static ReadOnlyMemory<byte> Decode(string? coding, ReadOnlyMemory<byte> body)
    {
        var gzip = string.Equals(coding, "gzip", StringComparison.OrdinalIgnoreCase);
        if (body.IsEmpty || (!gzip && !string.Equals(coding, "deflate", StringComparison.OrdinalIgnoreCase)))
        {
            return body;
        }

        if (gzip && (body.Length < 2 || body.Span[0] != 0x1f || body.Span[1] != 0x8b))
        {
            throw LivyFault.Failed("java.util.zip.ZipException: Not in GZIP format");
        }

        try
        {
            using var source = new MemoryStream(body.ToArray());
            using Stream decoder = gzip ? new GZipStream(source, CompressionMode.Decompress) : new ZLibStream(source, CompressionMode.Decompress);
            using var target = new MemoryStream();
            decoder.CopyTo(target);
            return target.ToArray();
        }
        catch (InvalidDataException)
        {
            throw LivyFault.Failed("java.util.zip.ZipException: incorrect header check");
        }
    }
}
