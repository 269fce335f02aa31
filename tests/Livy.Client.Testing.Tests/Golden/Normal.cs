using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>Takes out of a body what must differ between two runs: times, log lines, random ids and the paths that were scrubbed in the transcripts.</summary>
internal static partial class Normal
{
    private static readonly string[] ComparedHeaders =
    [
        "Content-Type", "Set-Cookie", "Location", "Allow", "Content-Encoding", "Cache-Control", "WWW-Authenticate", "Connection",
        "X-Frame-Options", "X-XSS-Protection", "Content-Security-Policy", "X-Content-Type-Options",
    ];

    public static string Body(string text)
    {
        var body = WithPositions(text);

        // Scrubbing changed the lengths of paths, so positions behind them are no longer true.
        return body.Contains("/srv/livy", StringComparison.Ordinal) || body.Contains("reference chain", StringComparison.Ordinal)
            ? Position().Replace(body, "${word} <n>")
            : body;
    }

    /// <summary>The same for a body whose paths were not scrubbed: positions stay.</summary>
    public static string WithPositions(string text)
    {
        var body = Uuid().Replace(Unreadable(text), "<uuid>");

        // The JVM generates accessors for methods called often.
        body = Reflection().Replace(body, "");
        body = PageFrames().Replace(body, "");
        body = Stamp().Replace(body, "\"${name}\":<time>");
        body = LogArray().Replace(body, match => match.Value.Contains("INFO", StringComparison.Ordinal) || match.Value.Length > 60 ? "\"log\":[<lines>]" : match.Value);
        body = LogPage().Replace(body, "\"from\":<from>,\"total\":<total>,\"log\":[<lines>]");
        body = Temporary().Replace(body, "<temp>");
        return RunningProgress().Replace(body, "${head}<progress>");
    }

    /// <summary>
    /// What Jackson says of a body that it cannot read is prose, another in every release, and not imitated. What counts is that it is said, of which unknown field, and of which property;
    /// a syntax error has no property that would count.
    /// </summary>
    private static string Unreadable(string body)
    {
        if (!body.StartsWith('"') || !body.Contains("[Source: (org.eclipse.jetty.server.HttpInputOverHTTP)", StringComparison.Ordinal))
        {
            return body;
        }

        var chain = Chain().Match(body).Value;
        return UnknownField().Match(body) is { Success: true } unknown ? $"<unreadable> {unknown.Value} {chain}"
            : body.StartsWith("\"Cannot ", StringComparison.Ordinal) || body.StartsWith("\"Numeric ", StringComparison.Ordinal) ? $"<unreadable> {chain}"
            : "<unreadable>";
    }

    public static string Headers(IEnumerable<KeyValuePair<string, string>> headers) => string.Join(
        '\n',
        ComparedHeaders.SelectMany(name => headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => $"{name}: {Cookie().Replace(header.Value, "e=<time>&s=<signature>")}")));

    /// <summary>The names of the fields in the order sent.</summary>
    public static string HeaderOrder(IEnumerable<KeyValuePair<string, string>> headers) => string.Join(',', headers.Select(header => header.Key));

    [GeneratedRegex("e=[0-9]+&s=[^\"]+", RegexOptions.None, 2000)]
    private static partial Regex Cookie();

    /// <summary>A list page without what other scenarios had on the same server.</summary>
    public static string ListBody(string text, ISet<int> ours, bool isWhole)
    {
        var page = JsonNode.Parse(text)!;
        var entries = page["sessions"]!.AsArray();
        foreach (var entry in entries.Where(entry => !ours.Contains(entry!["id"]!.GetValue<int>())).ToList())
        {
            entries.Remove(entry);
        }

        page["total"] = isWhole ? entries.Count : -1;
        return page.ToJsonString();
    }

    /// <summary>True when a list page shows everything there is, so that its total can be checked.</summary>
    public static bool IsWholeList(string text)
    {
        var page = JsonNode.Parse(text)!;
        return page["sessions"]!.AsArray().Count == page["total"]!.GetValue<int>();
    }

    /// <summary>Whether a create of a batch still answers <c>starting</c> is a race on the real server.</summary>
    public static string CreatedBatch(string body) => body.Replace("\"state\":\"running\"", "\"state\":\"starting\"", StringComparison.Ordinal);

    /// <summary>Whether a create of a statement still answers <c>waiting</c> is a race on the real server.</summary>
    public static string CreatedStatement(string body)
    {
        var state = body.IndexOf("\"state\":", StringComparison.Ordinal);
        return state < 0 ? body : body[..state] + "<as created>";
    }

    /// <summary>The logs themselves differ, and with them their lengths; unit tests hold the arithmetic of the pages.</summary>
    public static string LogPageBody(string body) => body.StartsWith("{\"id\"", StringComparison.Ordinal) && !body.Contains("\"total\":2,", StringComparison.Ordinal) && !body.Contains("\"total\":0,", StringComparison.Ordinal)
        ? body[..body.IndexOf(',', StringComparison.Ordinal)] + ",<page>"
        : body;

    /// <summary>The states named in a body, in order: what has to agree before the rest can be compared.</summary>
    public static string States(string body) => string.Join(',', State().Matches(body).Select(match => match.Groups["state"].Value));

    [GeneratedRegex("Unrecognized field \\\\\"[^ ]* \\(class [^)]*\\)", RegexOptions.None, 2000)]
    private static partial Regex UnknownField();

    [GeneratedRegex("through reference chain: .*", RegexOptions.None, 2000)]
    private static partial Regex Chain();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 2000)]
    private static partial Regex Uuid();

    /// <summary>A page of Jetty shows a hundred frames; the fake shows two.</summary>
    [GeneratedRegex(@"\n\t(at |\.\.\. )[^\n]*", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex PageFrames();

    [GeneratedRegex(@"\\n\\tat (java\.base/)?jdk\.internal\.reflect\.[^\\]*", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Reflection();

    [GeneratedRegex("\"(?<name>started|completed)\":[1-9][0-9]+", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Stamp();

    [GeneratedRegex("\"log\":\\[(\"([^\"\\\\]|\\\\.)*\",?)*\\]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LogArray();

    [GeneratedRegex("\"from\":[0-9]+,\"total\":[0-9]+,\"log\":\\[<lines>\\]", RegexOptions.None, 2000)]
    private static partial Regex LogPage();

    [GeneratedRegex("/srv/livy/tmp/rsc-tmp[0-9]+|/tmp/rsc-tmp", RegexOptions.None, 2000)]
    private static partial Regex Temporary();

    [GeneratedRegex("(?<head>\"state\":\"(running|cancelling)\",\"output\":null,\"progress\":)[0-9.E-]+", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex RunningProgress();

    [GeneratedRegex("(?<word>column:|at index) [0-9]+", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Position();

    [GeneratedRegex("\"state\":\"(?<state>[a-zA-Z_]+)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex State();
}
