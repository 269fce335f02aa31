using System.Runtime.CompilerServices;

namespace Livy.Client.Testing;

/// <summary>Paths with <c>{…}</c> for any one segment.</summary>
internal static class PathTemplate
{
    /// <summary>Refuses what could never match any path.</summary>
    public static string Check(string template, [CallerArgumentExpression(nameof(template))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(template, parameter);
        if (!template.StartsWith('/'))
        {
            throw new ArgumentException($"A path starts with a slash, as in /sessions/{{id}}; scheme and host are left out. Found: {template}", parameter);
        }

        if (template.Contains('?', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A path has no query; for stubs there is WithQuery, for the journal QueryValue. Found: {template}", parameter);
        }

        return Array.Find(template.Split('/'), IsHalfAPlaceholder) is { } segment
            ? throw new ArgumentException($"A placeholder is a whole segment {{…}}, such as {{id}}, and \"{segment}\" is none. Found: {template}", parameter)
            : template;
    }

    public static bool Matches(string template, string path)
    {
        var wanted = template.Split('/');
        var given = path.Split('/');
        if (wanted.Length != given.Length)
        {
            return false;
        }

        for (var at = 0; at < wanted.Length; at++)
        {
            var isAny = wanted[at].StartsWith('{') && wanted[at].EndsWith('}') && given[at].Length > 0;
            if (!isAny && !string.Equals(wanted[at], given[at], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHalfAPlaceholder(string segment)
    {
        var isWhole = segment.StartsWith('{') && segment.IndexOf('}', StringComparison.Ordinal) == segment.Length - 1;
        return segment is "*" or "**" || (!isWhole && segment.AsSpan().IndexOfAny('{', '}') >= 0);
    }
}
