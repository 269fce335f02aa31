using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Livy.Client.Attacks;

/// <summary>The transcripts of a real Livy: a file for each scenario, a line for each exchange.</summary>
internal static class GoldenFolder
{
    private const string Solution = "Livy.Client.sln";

    /// <summary>Where the transcripts lie if nobody says: beside the repository, in <c>shared/golden</c>.</summary>
    public static DirectoryInfo? Default()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return new DirectoryInfo(Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "golden")));
            }
        }

        return null;
    }

    /// <summary>Every exchange that got an answer, always in the same order.</summary>
    public static IReadOnlyList<GoldenReply> Read(DirectoryInfo folder) =>
        [.. folder.GetFiles("*.jsonl")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file.FullName).Select(line => ReadLine(Path.GetFileNameWithoutExtension(file.Name), line)))
            .OfType<GoldenReply>()];

    private static GoldenReply? ReadLine(string file, string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (!root.TryGetProperty("response", out var response) || response.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var request = root.GetProperty("request");
        return new GoldenReply(
            string.Create(CultureInfo.InvariantCulture, $"{file}#{root.GetProperty("n").GetInt32()}"),
            request.GetProperty("method").GetString()!,
            request.GetProperty("path").GetString()!,
            response.GetProperty("status").GetInt32(),
            [.. response.GetProperty("headers").EnumerateObject().Where(IsOfTheMessage).Select(header => KeyValuePair.Create(header.Name, header.Value.ToString()))],
            BodyOf(response));
    }

    /// <summary>The coding and the length are those of the bytes on the wire; the body here is unpacked.</summary>
    private static bool IsOfTheMessage(JsonProperty header) => header.Name is not ("Content-Encoding" or "Content-Length" or "Transfer-Encoding");

    private static byte[] BodyOf(JsonElement response) =>
        TextOf(response, "body_decoded") is { } decoded ? Encoding.UTF8.GetBytes(decoded)
        : TextOf(response, "body") is { } text ? Encoding.UTF8.GetBytes(text)
        : TextOf(response, "body_b64") is { } base64 ? Convert.FromBase64String(base64)
        : [];

    private static string? TextOf(JsonElement response, string name) =>
        response.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
