using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>What a client asks of the reader of results on the driver. It stands in the job or the code as <c>livyclient:</c> and the base64 of a JSON object.</summary>
internal sealed class DriverRequest
{
    private static readonly byte[] Marker = "livyclient:"u8.ToArray();

    private readonly JsonElement _json;

    private DriverRequest(JsonElement json) => _json = json;

    public string Op => Text("op") ?? string.Empty;

    public string Reader => Text("reader") ?? string.Empty;

    /// <summary>The temporary view that goes with the result.</summary>
    public string View => Text("view") ?? string.Empty;

    public string Format => Text("format") ?? "auto";

    public IReadOnlyList<string?> Pieces => Texts("pieces");

    public IReadOnlyList<string?> Types => Texts("types");

    public IReadOnlyList<string?> Values => Texts("values");

    /// <summary>Finds the request in a job or in code.</summary>
    /// <returns>Null if there is no marker in it.</returns>
    /// <exception cref="JsonException">There is one, and what follows it is no request.</exception>
    public static DriverRequest? Find(ReadOnlySpan<byte> carrier)
    {
        JsonException? broken = null;
        for (var at = carrier.IndexOf(Marker); at >= 0; at = carrier.IndexOf(Marker))
        {
            carrier = carrier[(at + Marker.Length)..];
            var length = LengthOfBase64(carrier);
            if (length == 0)
            {
                // The word alone, in the code that writes the answer.
                continue;
            }

            try
            {
                return Read(carrier[..length]);
            }
            catch (JsonException failure)
            {
                broken = failure;
                carrier = carrier[length..];
            }
        }

        return broken is null ? null : throw broken;
    }

    public long Number(string name, long least, long most, long fallback) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? Math.Clamp(number, least, most) : fallback;

    private static DriverRequest Read(ReadOnlySpan<byte> base64)
    {
        var json = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        if (Base64.DecodeFromUtf8(base64, json, out _, out var written) is not OperationStatus.Done)
        {
            throw new JsonException("it is no base64");
        }

        using var document = JsonDocument.Parse(json.AsMemory(0, written));
        return document.RootElement.ValueKind is JsonValueKind.Object ? new DriverRequest(document.RootElement.Clone()) : throw new JsonException("it is no object");
    }

    private static int LengthOfBase64(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit((char)text[length]) || text[length] is (byte)'+' or (byte)'/' or (byte)'='))
        {
            length++;
        }

        return length;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private string? Text(string name) => _json.TryGetProperty(name, out var value) ? TextOf(value) : null;

    private IReadOnlyList<string?> Texts(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(TextOf)] : [];
}
