using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing.Tests;

/// <summary>One line of a transcript: what a real Livy was asked and what it answered.</summary>
internal sealed class GoldenExchange
{
    private GoldenExchange(JsonElement line)
    {
        Number = line.GetProperty("n").GetInt32();
        StartsAt = TimeSpan.FromMilliseconds(line.GetProperty("t_ms").GetDouble());
        Duration = TimeSpan.FromMilliseconds(line.GetProperty("ms").GetDouble());
        OmittedPolls = line.TryGetProperty("omitted_polls", out var omitted) ? omitted.GetInt32() : 0;
        var request = line.GetProperty("request");
        Method = request.GetProperty("method").GetString()!;
        Path = request.GetProperty("path").GetString()!;
        if (request.TryGetProperty("headers", out JsonElement headers) && headers.ValueKind == JsonValueKind.Object)
        {
            RequestHeaders = [.. headers.EnumerateObject().Select(header => new KeyValuePair<string, string>(header.Name, header.Value.ToString()))];
        }

        RequestBody = Body(request) ?? [];
        if (line.TryGetProperty("response", out JsonElement response) && response.ValueKind == JsonValueKind.Object)
        {
            Status = response.GetProperty("status").GetInt32();
            Reason = response.GetProperty("reason").GetString()!;
            ResponseHeaders = [.. response.GetProperty("headers").EnumerateObject().Select(header => new KeyValuePair<string, string>(header.Name, header.Value.ToString()))];
            ResponseBody = Body(response) ?? [];
            DecodedBody = response.TryGetProperty("body_decoded", out JsonElement decoded) ? decoded.GetString()! : Encoding.UTF8.GetString(ResponseBody);
        }
    }

    public int Number { get; }

    /// <summary>Since the start of the scenario. The lines stand in the order of their ends.</summary>
    public TimeSpan StartsAt { get; }

    /// <summary>From the request to the answer, or to the client giving up.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How many polls with the same answer came right before this one and were left out.</summary>
    public int OmittedPolls { get; }

    public string Method { get; }

    public string Path { get; }

    public IReadOnlyList<KeyValuePair<string, string>> RequestHeaders { get; } = [];

    public byte[] RequestBody { get; }

    /// <summary>Null when the client timed out or could not connect.</summary>
    public int? Status { get; }

    public string Reason { get; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; } = [];

    public byte[] ResponseBody { get; } = [];

    public string DecodedBody { get; } = "";

    public static IEnumerable<GoldenExchange> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            yield return new GoldenExchange(document.RootElement);
        }
    }

    private static byte[]? Body(JsonElement message)
    {
        if (message.TryGetProperty("body_b64", out JsonElement base64))
        {
            return base64.GetBytesFromBase64();
        }

        return message.TryGetProperty("body", out JsonElement text) && text.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(text.GetString()!) : null;
    }
}
