using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>A recording of exchanges with a Livy server, made by a <see cref="LivyRecordingHandler"/> or by hand. Give it to <see cref="FakeLivy.Replay(LivyRecording, ReplayFallback)"/>.</summary>
public sealed class LivyRecording
{
    /// <summary>The longest line, in bytes: what an answer of the longest body takes that consists of escapes alone.</summary>
    private const int LineLimit = 128 * 1024 * 1024;

    private static readonly string[] Roots = ["/sessions", "/batches", "/version"];

    private LivyRecording(string path, List<RecordedExchange> exchanges)
    {
        Path = path;
        Exchanges = exchanges;
        BasePath = exchanges.Select(exchange => BaseOf(exchange.Request.Path!)).FirstOrDefault(found => found is not null) ?? "";
    }

    /// <summary>The number of exchanges.</summary>
    public int Count => Exchanges.Count;

    /// <summary>What stands before <c>/sessions</c>, <c>/batches</c> or <c>/version</c> in the first target that has one of them; empty for a server without a base path. For <see cref="FakeLivyOptions.BasePath"/>.</summary>
    public string BasePath { get; }

    internal string Path { get; }

    internal IReadOnlyList<RecordedExchange> Exchanges { get; }

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The file: JSON lines, one exchange each. A line may have up to 128 MB.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="LivyRecordingException">A line cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LivyRecording Load(string path)
    {
        using var file = File.OpenRead(path);
        List<RecordedExchange> exchanges = [];
        foreach ((int number, ReadOnlyMemory<byte> line) in Lines(file, path))
        {
            // Editors put a mark of the encoding before the first one.
            if (line.Trim("\uFEFF\r\t "u8) is { IsEmpty: false } json)
            {
                exchanges.Add(Read(path, number, json.Span));
            }
        }

        return new LivyRecording(path, exchanges);
    }

    private static IEnumerable<(int Number, ReadOnlyMemory<byte> Line)> Lines(FileStream file, string path)
    {
        using var line = new MemoryStream();
        var chunk = new byte[81_920];
        var number = 1;
        int read;
        while ((read = file.Read(chunk)) > 0)
        {
            var rest = chunk.AsMemory(0, read);
            for (var end = rest.Span.IndexOf((byte)'\n'); end >= 0; end = rest.Span.IndexOf((byte)'\n'))
            {
                line.Write(rest.Span[..end]);
                yield return (number++, line.GetBuffer().AsMemory(0, (int)line.Length));
                line.SetLength(0);
                rest = rest[(end + 1)..];
            }

            line.Write(rest.Span);
            if (line.Length > LineLimit)
            {
                throw new LivyRecordingException(path, number, $"longer than {LineLimit >> 20} MB");
            }
        }

        yield return (number, line.GetBuffer().AsMemory(0, (int)line.Length));
    }

    private static RecordedExchange Read(string path, int number, ReadOnlySpan<byte> json)
    {
        RecordingLine? line;
        try
        {
            line = JsonSerializer.Deserialize(json, RecordingJson.Default.RecordingLine);
        }
        catch (JsonException exception)
        {
            throw new LivyRecordingException(path, number, $"no exchange as JSON: see {exception.Path ?? "$"}, byte {exception.BytePositionInLine}", exception);
        }

        if (line?.Request is not { Method.Length: > 0, Path.Length: > 0 } request)
        {
            throw new LivyRecordingException(path, number, "expected \"request\" with \"method\" and \"path\"");
        }

        if (line.Response is { } response && (response.Status is not (>= 200 and <= 999) || !IsLine(response.Reason)))
        {
            throw new LivyRecordingException(path, number, "expected \"response\" with a \"status\" from 200 to 999 and a \"reason\" of one line");
        }

        if (line.Response?.Headers?.FirstOrDefault(header => !IsName(header.Key) || header.Value is null || !IsLine(header.Value)) is { Key: { } name })
        {
            throw new LivyRecordingException(path, number, $"expected headers of one line, as \"Name\": \"value\", at number {line.Response.Headers.Keys.ToList().IndexOf(name) + 1}");
        }

        var text = line.Response?.Body is { } body ? RecordingBodies.TextOf(body) : null;
        return new RecordedExchange(number, Described(request), line.Response, text is null ? line.Response?.BodyB64 ?? [] : Encoding.UTF8.GetBytes(text), text);
    }

    /// <summary>The request as the recorder would have written it: who writes one by hand may have put the bytes of an upload there.</summary>
    private static RecordingMessage Described(RecordingMessage request)
    {
        if (request.IsBodyLeftOut)
        {
            return request;
        }

        var bytes = request.Body is { } body ? Encoding.UTF8.GetBytes(RecordingBodies.TextOf(body)) : request.BodyB64 ?? [];
        var asked = new FakeLivyRequest { Method = request.Method!, Target = request.Path!, Headers = [.. request.Headers ?? []] };
        return RecordingBodies.WithRequestBody(request with { Body = null, BodyB64 = null }, asked, bytes, bytes.Length, scrubber: null);
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal));

    private static bool IsLine(string? text) => text?.Any(character => char.IsControl(character) || character > '\u00ff') != true;

    private static string? BaseOf(string target)
    {
        var path = target.Split('?')[0] + "/";
        var at = Roots.Select(root => path.IndexOf(root + "/", StringComparison.Ordinal)).Where(found => found >= 0).DefaultIfEmpty(-1).Min();
        return at < 0 ? null : path[..at];
    }
}
