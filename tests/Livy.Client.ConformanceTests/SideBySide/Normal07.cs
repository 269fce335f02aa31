using System.Text;
using System.Text.RegularExpressions;
using Livy.Client.Testing.Tests;

namespace Livy.Client.ConformanceTests;

/// <summary>What must differ between two servers, taken out of an answer: times, log lines, random ids, and the frames of stack traces, most of which are not Livy's.</summary>
internal static partial class Normal07
{
    /// <summary>Whether nothing is taken out of the body, so that its length counts.</summary>
    public static bool IsWhole(Ask ask, WireAnswer answer) => string.Equals(answer.DecodedBody(), Body(ask, answer, answer.DecodedBody()), StringComparison.Ordinal);

    /// <summary>An answer as one text: status, reason, headers by name, body.</summary>
    public static string Text(Ask ask, WireAnswer answer, bool withLength)
    {
        var body = Body(ask, answer, answer.DecodedBody());
        var text = new StringBuilder(answer.IsContinued ? "100 Continue\n" : "").Append(answer.Status).Append(' ').Append(answer.Reason).Append('\n');
        foreach ((string name, string value) in answer.Headers.Where(header => !header.Key.Equals("Date", StringComparison.OrdinalIgnoreCase)).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append(name).Append(": ").Append(name is "Content-Length" && !withLength ? "<length>" : Cookie().Replace(value, "e=<time>&s=<signature>")).Append('\n');
        }

        return text.Append(answer.IsGzip ? "(gzip)\n\n" : "\n").Append(body).ToString();
    }

    /// <summary>The states an answer names, in order.</summary>
    public static string[] States(WireAnswer answer) => Normal.States(answer.DecodedBody()).Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Body(Ask ask, WireAnswer answer, string decoded)
    {
        var body = Frames().Replace(decoded, "<frames>");
        body = Hash().Replace(body, "@<hash>");
        body = PathIndex().Replace(body, "${word} <n>");
        if (ask.Target.Contains("/log", StringComparison.Ordinal))
        {
            body = Normal.LogPageBody(body);
        }

        if (ask.Method is "POST" && answer.Status == 201)
        {
            var path = ask.Target.Split('?')[0].TrimEnd('/');
            body = path.EndsWith("/statements", StringComparison.Ordinal) ? Normal.CreatedStatement(body)
                : path.EndsWith("/batches", StringComparison.Ordinal) ? Normal.CreatedBatch(body) : body;
        }

        return Normal.WithPositions(body);
    }

    [GeneratedRegex("e=[0-9]+&s=[^\"]+", RegexOptions.None, 2000)]
    private static partial Regex Cookie();

    /// <summary>Frames in a JSON string, or in a page.</summary>
    [GeneratedRegex(@"(\\n(\\t(at |\.\.\. )[^\\""]*)?)*\\n\\tat [^\\""]*(\\n(\\t(at |\.\.\. )[^\\""]*)?)*|(\r?\n\t(at |\.\.\. )[^\n]*)+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Frames();

    [GeneratedRegex("@[0-9a-f]{5,8}", RegexOptions.None, 2000)]
    private static partial Regex Hash();

    /// <summary>Paths of the staging folder hold random ids; the place in them stays the same only by chance.</summary>
    [GeneratedRegex("(?<word>at index) [0-9]{2,}", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex PathIndex();
}
