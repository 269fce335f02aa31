using System.Globalization;
using System.Text.RegularExpressions;

namespace Livy.Client;

/// <summary>Puts the messages of failed work together: one line with the cause.</summary>
internal static partial class FailureText
{
    /// <summary>The message, then the line of the log that a hint was found for, or else the last one that names an error, then the hint.</summary>
    public static string Compose(string message, string? hint, IReadOnlyList<string>? logTail)
    {
        var cause = Hints.CauseIn(logTail ?? []) ?? (logTail ?? []).LastOrDefault(NamesAnError);
        var text = cause is null ? message : $"{message} {OneLine.Of(cause)}";
        return hint is null ? text : $"{text} {hint}";
    }

    /// <summary>The last exit code other than 0 that Spark (<c>SparkContext is stopping with exitCode 3</c>) or YARN (<c>exitCode: 13</c>) wrote.</summary>
    public static int? ExitCodeIn(IReadOnlyList<string> log)
    {
        for (var at = log.Count - 1; at >= 0; at--)
        {
            if (ExitCode().Match(log[at]) is { Success: true } match
                && int.TryParse(match.Groups["code"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
                && code != 0)
            {
                return code;
            }
        }

        return null;
    }

    private static bool NamesAnError(string line) =>
        !line.StartsWith("\tat ", StringComparison.Ordinal)
        && (line.Contains("Exception", StringComparison.Ordinal) || line.Contains("Error", StringComparison.Ordinal));

    [GeneratedRegex("\\bexit ?code:? (?<code>-?[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExitCode();
}
