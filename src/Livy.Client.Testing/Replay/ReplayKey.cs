using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>What a request is known by: method, target and body. UUIDs may differ, and what was taken out of a recorded one matches anything in its place.</summary>
internal sealed class ReplayKey
{
    private readonly string _shape;
    private readonly Regex? _pattern;

    private ReplayKey(RecordingMessage request, bool isRecorded)
    {
        Text = $"{request.Method} {request.Path}\n{RecordingBodies.KeyOf(request)}".TrimEnd();
        Uuids = [.. UuidsIn(Text)];
        _shape = SecretPatterns.Uuid().Replace(Text, "#");
        _pattern = isRecorded && SecretPatterns.Placeholder().IsMatch(Text) ? PatternOf(Text) : null;
    }

    /// <summary>In a form in which equal ones are the same text.</summary>
    public string Text { get; }

    /// <summary>In the order in which they stand in the text.</summary>
    public IReadOnlyList<string> Uuids { get; }

    /// <summary>The key of a request that has come in, for people without its secrets.</summary>
    public static ReplayKey Of(FakeLivyRequest request, Scrubber? scrubber = null)
    {
        var message = new RecordingMessage { Method = request.Method, Path = scrubber?.Target(request.Target) ?? request.Target };
        return new(RecordingBodies.WithRequestBody(message, request, request.Body.Length > RecordingBodies.Limit ? default(ReadOnlyMemory<byte>?) : request.Body, request.Body.Length, scrubber), isRecorded: false);
    }

    public static ReplayKey Of(RecordedExchange exchange) => new(exchange.Request, isRecorded: true);

    public static IEnumerable<string> UuidsIn(string text) => SecretPatterns.Uuid().Matches(text).Select(match => match.Value);

    public int Likeness(ReplayKey other) => _shape.AsSpan().CommonPrefixLength(other._shape);

    /// <summary>The UUIDs of this recorded request with those sent in their places; null when another one was sent.</summary>
    public IEnumerable<(string Recorded, string Sent)>? Pair(ReplayKey sent)
    {
        if (_pattern is null)
        {
            return _shape == sent._shape ? Uuids.Zip(sent.Uuids) : null;
        }

        return _pattern.Match(sent.Text) is { Success: true } match ? Uuids.Zip(match.Groups["uuid"].Captures.Select(capture => capture.Value)) : null;
    }

    private static Regex PatternOf(string text)
    {
        var pattern = new StringBuilder(@"\A");
        var at = 0;
        foreach (Match token in SecretPatterns.PlaceholderOrUuid().Matches(text))
        {
            pattern.Append(Regex.Escape(text[at..token.Index])).Append(token.Groups["uuid"].Success ? $"(?<uuid>{SecretPatterns.UuidText})" : """[^"\n]*""");
            at = token.Index + token.Length;
        }

        return new Regex(pattern.Append(Regex.Escape(text[at..])).Append(@"\z").ToString(), RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }
}
