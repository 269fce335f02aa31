using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>How bodies are written into recordings, and how those of requests are compared.</summary>
internal static partial class RecordingBodies
{
    /// <summary>What is longer, packed or unpacked, passes but is not written. Livy itself gives up above 50 MB.</summary>
    public const int Limit = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Adds the body to a request. Of uploads only what tells one from another is kept; null stands for a body beyond <see cref="Limit"/>. Without a scrubber nothing is taken out.</summary>
    public static RecordingMessage WithRequestBody(RecordingMessage message, FakeLivyRequest request, ReadOnlyMemory<byte>? body, long length, Scrubber? scrubber)
    {
        if (body is not { } packed || Unpacked(packed, request.Header("Content-Encoding")) is not { } bytes)
        {
            return message with { BodyLength = length };
        }

        if (new RecordedRequest(0, new FakeLivyRequest { Method = request.Method, Target = request.Target, Headers = request.Headers, Body = bytes }, default, "").Parts is { Count: > 0 } parts)
        {
            return message with { BodyParts = [.. parts.Select(part => new RecordingPart(Cleaned(part.Name), Cleaned(part.FileName), part.Length, Hash(part.Bytes)))] };
        }

        var isText = request.Header("Content-Type")?.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase) != true;
        return bytes.IsEmpty ? message
            : isText && TryText(bytes, scrubber) is { } text ? message with { Body = JsonText(text) }
            : message with { BodyLength = bytes.Length, BodySha256 = Hash(bytes) };

        string? Cleaned(string? name) => name is null || scrubber is null ? name : scrubber.Text(name);
    }

    /// <summary>Adds the body to an answer.</summary>
    public static RecordingMessage WithAnswerBody(RecordingMessage message, ReadOnlyMemory<byte> packed, string? coding, Scrubber scrubber)
    {
        if (Unpacked(packed, coding) is not { } bytes)
        {
            return message with { BodyLength = packed.Length };
        }

        // Bytes that are no UTF-8 may hold secrets, too; Latin-1 keeps all others as they are.
        return bytes.IsEmpty ? message
            : TryText(bytes, scrubber) is { } text ? message with { Body = JsonText(text) }
            : message with { BodyB64 = Encoding.Latin1.GetBytes(scrubber.Text(Encoding.Latin1.GetString(bytes.Span))) };
    }

    /// <summary>The body of a request, in a form in which equal ones are the same text.</summary>
    public static string KeyOf(RecordingMessage request) =>
        request.BodyParts is { } parts ? string.Join('\n', parts.Select(part => $"part {part.Name}, file {part.FileName}, {part.Length} bytes, SHA-256 {part.Sha256}"))
        : request.BodyLength is { } length ? $"{length} bytes, SHA-256 {request.BodySha256}"
        : request.Body is { } body ? StatementMark().Replace(Canonical(TextOf(body)), "\"")
        : "";

    public static string TextOf(JsonElement body) => body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();

    private static string? TryText(ReadOnlyMemory<byte> bytes, Scrubber? scrubber)
    {
        try
        {
            var text = Utf8.GetString(bytes.Span);
            return scrubber?.Body(text) ?? text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static JsonElement JsonText(string text) => JsonSerializer.SerializeToElement(text, RecordingJson.Default.String);

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    private static ReadOnlyMemory<byte>? Unpacked(ReadOnlyMemory<byte> body, string? coding)
    {
        if (string.IsNullOrEmpty(coding) || coding == "identity" || body.IsEmpty)
        {
            return body;
        }

        using var packed = new MemoryStream(body.ToArray());
        using Stream? decoder = coding.ToUpperInvariant() switch
        {
            "GZIP" => new GZipStream(packed, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(packed, CompressionMode.Decompress),
            "BR" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => null,
        };
        var unpacked = new byte[Limit + 1];
        try
        {
            var length = decoder?.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false) ?? unpacked.Length;
            return length > Limit ? default(ReadOnlyMemory<byte>?) : unpacked.AsMemory(0, length);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What Livy.Client puts behind the code of each statement, another one each time: 64 spaces and tabs on a last line.</summary>
    [GeneratedRegex(@"\\n(\\t| ){64}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex StatementMark();

    private static string Canonical(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            using var sorted = new MemoryStream();
            using (var writer = new Utf8JsonWriter(sorted))
            {
                WriteSorted(document.RootElement, writer);
            }

            return Encoding.UTF8.GetString(sorted.GetBuffer(), 0, (int)sorted.Length);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return text;
        }
    }

    private static void WriteSorted(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteSorted(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteSorted(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
