using System.Text;

namespace Livy.Client.Testing;

/// <summary>Reads multipart bodies with the habits of Scalatra's <c>FileUploadSupport</c>.</summary>
internal static class Multipart
{
    public static bool IsMultipart(string? contentType) => contentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The parts; null when the content type names no boundary.</summary>
    public static List<MultipartPart>? Parse(string contentType, ReadOnlyMemory<byte> body)
    {
        const string Key = "boundary=";
        var at = contentType.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var boundary = contentType[(at + Key.Length)..].Split(';')[0].Trim().Trim('"');
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        List<MultipartPart> parts = [];
        var bytes = body.Span;
        var start = bytes.IndexOf(delimiter);
        while (start >= 0)
        {
            var head = start + delimiter.Length;
            if (head + 2 > bytes.Length || bytes.Slice(head).StartsWith("--"u8))
            {
                break;
            }

            head += 2;
            var next = NextDelimiter(bytes, head, delimiter);
            var end = next < 0 ? bytes.Length : next;
            if (Part(body, head, end) is { } part)
            {
                parts.Add(part);
            }

            start = next < 0 ? -1 : next + 2;
        }

        return parts;
    }

    /// <summary>Where the line end before the next delimiter stands.</summary>
    private static int NextDelimiter(ReadOnlySpan<byte> bytes, int from, byte[] delimiter)
    {
        byte[] marker = [(byte)'\r', (byte)'\n', .. delimiter];
        var found = bytes[from..].IndexOf(marker);
        return found < 0 ? -1 : from + found;
    }

    private static MultipartPart? Part(ReadOnlyMemory<byte> body, int start, int end)
    {
        var split = body.Span[start..end].IndexOf("\r\n\r\n"u8);
        if (split < 0)
        {
            return null;
        }

        string? name = null;
        string? fileName = null;
        foreach (var line in Encoding.UTF8.GetString(body.Span.Slice(start, split)).Split("\r\n"))
        {
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            {
                name = Attribute(line, "name");
                fileName = Attribute(line, "filename") is { } path ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : ExtendedFileName(line);
            }
        }

        var content = start + split + 4;
        return name is null ? null : new MultipartPart(name, fileName, body[content..end]);
    }

    private static string? Attribute(string disposition, string attribute)
    {
        foreach (var field in disposition.Split(';').Skip(1))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && field[..equals].Trim().Equals(attribute, StringComparison.OrdinalIgnoreCase))
            {
                return field[(equals + 1)..].Trim().Trim('"');
            }
        }

        return null;
    }

    /// <summary><c>filename*</c> is not understood but taken literally.</summary>
    private static string? ExtendedFileName(string disposition) =>
        Attribute(disposition, "filename*") is { } encoded ? RawTarget.Decode(encoded) : null;
}
