namespace Livy.Client.Testing;

/// <summary>Paths with <c>{…}</c> for any one segment.</summary>
internal static class PathTemplate
{
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
}
