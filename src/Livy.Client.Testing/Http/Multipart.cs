using System.Text;

namespace Livy.Client.Testing;

/// <summary>Reads multipart bodies with the habits of Scalatra's <c>FileUploadSupport</c>, and up to Livy 0.7 with the complaints of Jetty 9.3.</summary>
internal static class Multipart
{
    private const string FormData = "multipart/form-data";
    private const string NoBoundary = "java.io.IOException: Missing initial multi part boundary";
    private const string NoDisposition = "java.io.IOException: Missing content-disposition";

    /// <summary>Whether the parts are read at all.</summary>
    public static bool IsMultipart(string contentType, LivyProfile profile = LivyProfile.Livy09) => profile == LivyProfile.Livy07
        ? contentType.StartsWith("multipart/", StringComparison.Ordinal)
        : contentType.StartsWith(FormData, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the parts.</summary>
    /// <param name="contentType">Names the boundary.</param>
    /// <param name="body">The body.</param>
    /// <param name="isOld">Whether Livy 0.7 reads it: particular about the whole, and about names it is not.</param>
    /// <param name="complaint">The exception when it cannot be read, else null.</param>
    public static List<MultipartPart> Parse(string contentType, ReadOnlyMemory<byte> body, bool isOld, out string? complaint)
    {
        complaint = isOld && !contentType.StartsWith(FormData, StringComparison.Ordinal) ? "javax.servlet.ServletException: Content-Type != multipart/form-data"
            : isOld && body.IsEmpty ? "java.io.IOException: Missing content for multipart request"
            : null;
        if (complaint is not null)
        {
            return [];
        }

        if (Boundary(contentType) is not { } boundary || (isOld && !body.Span.StartsWith(Encoding.UTF8.GetBytes("--" + boundary))))
        {
            complaint = NoBoundary;
            return [];
        }

        var parts = Split(body, Encoding.UTF8.GetBytes("--" + boundary), out var isComplete);
        if (parts.Count > RequestLimits.Parts)
        {
            complaint = $"java.lang.IllegalStateException: Form with too many keys [{parts.Count} > {RequestLimits.Parts}]";
            return [];
        }

        List<MultipartPart> read = [];
        foreach (var part in parts)
        {
            var disposition = Disposition(part, out var content);
            if (isOld && disposition?.Contains("form-data", StringComparison.Ordinal) != true)
            {
                complaint = isComplete ? NoDisposition : "java.io.IOException: Incomplete parts";
                return [];
            }

            if (disposition is not null && Attribute(disposition, "name") is { } name)
            {
                read.Add(isOld
                    ? new MultipartPart(OldName(name), OldFileName(disposition), content)
                    : new MultipartPart(name, Attribute(disposition, "filename") is { } path ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : ExtendedFileName(disposition), content));
            }
        }

        complaint = isOld && !isComplete ? "java.io.IOException: Incomplete parts" : null;
        return read;
    }

    private static string? Boundary(string contentType)
    {
        const string Key = "boundary=";
        var at = contentType.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : contentType[(at + Key.Length)..].Split(';')[0].Trim().Trim('"');
    }

    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, byte[] delimiter, out bool isComplete)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        var bytes = body.Span;
        var start = bytes.IndexOf(delimiter);
        isComplete = false;
        while (start >= 0)
        {
            var head = start + delimiter.Length;
            if (head + 2 > bytes.Length || bytes[head..].StartsWith("--"u8))
            {
                isComplete = head + 2 <= bytes.Length;
                break;
            }

            head += bytes[head] == '\n' ? 1 : 2;
            var next = NextDelimiter(bytes, head, delimiter, out var lineEnd);
            if (parts.Count > RequestLimits.Parts)
            {
                break;
            }

            if (head < bytes.Length)
            {
                parts.Add(body[head..(next < 0 ? bytes.Length : next)]);
            }

            start = next < 0 ? -1 : next + lineEnd;
        }

        return parts;
    }

    /// <summary>Where the line end before the next delimiter stands.</summary>
    private static int NextDelimiter(ReadOnlySpan<byte> bytes, int from, byte[] delimiter, out int lineEnd)
    {
        byte[] marker = [(byte)'\n', .. delimiter];
        var found = bytes[from..].IndexOf(marker);
        var isPair = found > 0 && bytes[from + found - 1] == '\r';
        lineEnd = isPair ? 2 : 1;
        return found < 0 ? -1 : from + found - (isPair ? 1 : 0);
    }

    private static string? Disposition(ReadOnlyMemory<byte> part, out ReadOnlyMemory<byte> content)
    {
        var split = part.Span.IndexOf("\r\n\r\n"u8);
        var length = 4;
        if (split < 0)
        {
            split = part.Span.IndexOf("\n\n"u8);
            length = 2;
        }

        content = split < 0 ? default : part[(split + length)..];
        return split < 0
            ? null
            : Array.Find(Encoding.UTF8.GetString(part.Span[..split]).Split('\n'), line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))?.TrimEnd('\r');
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

    private static string OldName(string name)
    {
        name = name.Trim('\'');
        return name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
    }

    /// <summary>Whatever field begins with the word, up to its end: <c>filename*</c>, too, and the word itself where there is no value.</summary>
    private static string? OldFileName(string disposition)
    {
        var field = Array.Find(disposition.Split(';'), field => field.Trim().StartsWith("filename", StringComparison.Ordinal));
        return field?[(field.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Replace("\"", "", StringComparison.Ordinal);
    }

    /// <summary><c>filename*</c> is not understood but taken literally.</summary>
    private static string? ExtendedFileName(string disposition) =>
        Attribute(disposition, "filename*") is { } encoded ? RawTarget.Decode(encoded) : null;
}
