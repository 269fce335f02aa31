using System.Text.RegularExpressions;

namespace LivyCli;

/// <summary>The code a rule is for: all of it, a pattern, or any when there is neither.</summary>
internal static class CodeMatch
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static void Check(string? code, string? regex, string path)
    {
        if (code is not null && regex is not null)
        {
            throw new ScriptException(path, "expected \"code\" or \"regex\", not both");
        }

        try
        {
            _ = Of(code, regex);
        }
        catch (ArgumentException exception)
        {
            throw new ScriptException(path + ".regex", "expected a regular expression: " + exception.Message, exception);
        }
    }

    public static Func<string, bool> Of(string? code, string? regex)
    {
        var pattern = regex is null ? null : new Regex(regex, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout);
        return given => (code is null || code.Trim() == given.Trim()) && pattern?.IsMatch(given) != false;
    }
}
