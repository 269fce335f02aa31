using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Tests;

/// <summary>The transcripts in the folder that <c>LIVY_GOLDEN</c> names, or in <c>shared/golden</c> beside a folder above this assembly.</summary>
internal static partial class GoldenTranscripts
{
    private static readonly Lazy<IReadOnlyList<GoldenExchange>> Loaded = new(Load);

    /// <summary>Every exchange that got an answer; empty where there are no transcripts.</summary>
    public static IReadOnlyList<GoldenExchange> All => Loaded.Value;

    /// <summary>Those whose file's name starts so.</summary>
    public static IEnumerable<GoldenExchange> Of(params string[] files) => All.Where(one => files.Contains(one.Name.Split('#')[0].Split('_')[0], StringComparer.Ordinal));

    /// <summary>The name of the route, such as <c>GET /sessions/{id}</c>.</summary>
    public static string RouteOf(GoldenExchange exchange)
    {
        var path = exchange.Path.Split('?')[0].TrimEnd('/');
        path = Number().Replace(Owner().Replace(path, "/${owner}/{id}"), "/${kind}/{n}");
        return $"{exchange.Method} {path}";
    }

    private static List<GoldenExchange> Load()
    {
        var folder = Environment.GetEnvironmentVariable("LIVY_GOLDEN") ?? FindFolder(new DirectoryInfo(AppContext.BaseDirectory));
        return folder is null || !Directory.Exists(folder)
            ? []
            : [.. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file).Select(line => Read(Path.GetFileNameWithoutExtension(file), line))).OfType<GoldenExchange>()];
    }

    private static string? FindFolder(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "golden");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static GoldenExchange? Read(string file, string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (!root.TryGetProperty("response", out var response) || response.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var request = root.GetProperty("request");
        var body = BytesOf(response, out var encoded) ?? [];
        return new GoldenExchange(
            string.Create(CultureInfo.InvariantCulture, $"{file}#{root.GetProperty("n").GetInt32()}"),
            request.GetProperty("method").GetString()!,
            request.GetProperty("path").GetString()!,
            BytesOf(request, out _),
            response.GetProperty("status").GetInt32(),
            HeaderOf(response, "Content-Type"),
            body)
        {
            PlainBody = encoded ? Decode(body, HeaderOf(response, "Content-Encoding")) : body,
        };
    }

    private static byte[]? BytesOf(JsonElement message, out bool isEncoded)
    {
        isEncoded = message.TryGetProperty("body_b64", out var base64) && base64.ValueKind is JsonValueKind.String;
        return isEncoded ? base64.GetBytesFromBase64()
            : message.TryGetProperty("body", out var text) && text.ValueKind is JsonValueKind.String ? Encoding.UTF8.GetBytes(text.GetString()!)
            : null;
    }

    private static string HeaderOf(JsonElement message, string name) =>
        message.GetProperty("headers").EnumerateObject().FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found
            ? found.Value.GetString()!
            : string.Empty;

    private static byte[] Decode(byte[] body, string encoding)
    {
        using Stream decoder = encoding switch
        {
            "gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            "deflate" => new ZLibStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => new MemoryStream(body),
        };
        using var plain = new MemoryStream();
        decoder.CopyTo(plain);
        return plain.ToArray();
    }

    [GeneratedRegex("^/+(?<owner>sessions|batches)/[^/]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Owner();

    [GeneratedRegex("/(?<kind>statements|jobs)/[^/]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
