using System.Text;

namespace Livy.Client.Testing;

/// <summary>A request target taken apart by hand, because a routing framework would normalise what Livy tells apart.</summary>
internal sealed class RawTarget
{
    private readonly string? _pathBelow;

    private RawTarget(string path, string query, string basePath = "")
    {
        Path = path;
        _pathBelow = basePath.Length == 0 ? null : PathBelow(basePath);
        QueryText = query;
        Query = ParseQuery(query);
    }

    public string Path { get; }

    public string QueryText { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>Whether the path, or the part of it below the base path, is such a one: tests need not know where the server is mounted.</summary>
    public bool Is(string template) => PathTemplate.Matches(template, Path) || (_pathBelow is not null && PathTemplate.Matches(template, _pathBelow));

    /// <summary>The path below the mount point; null for what is not below it.</summary>
    public string? PathBelow(string basePath)
    {
        var prefix = basePath.TrimEnd('/');
        if (!Path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return Path.Length == prefix.Length ? "/" : Path[prefix.Length] == '/' ? Path[prefix.Length..] : null;
    }

    public static RawTarget Parse(string target, string basePath = "")
    {
        var rest = target;
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && rest.IndexOf('/', StringComparison.Ordinal) > scheme)
        {
            var slash = rest.IndexOf('/', scheme + 3);
            rest = slash < 0 ? "/" : rest[slash..];
        }

        var question = rest.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? new RawTarget(rest, "", basePath) : new RawTarget(rest[..question], rest[(question + 1)..], basePath);
    }

    /// <summary>The same target below another mount point.</summary>
    public RawTarget WithPath(string path) => new(path, QueryText);

    public string? Parameter(string name)
    {
        foreach (var pair in Query)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>True for what Jetty refuses before any servlet sees it: a broken escape or, from 9.4 on, an escaped NUL.</summary>
    public bool IsMalformed(LivyProfile profile)
    {
        var isOld = profile == LivyProfile.Livy07;
        for (var at = 0; at < Path.Length; at++)
        {
            if (Path[at] != '%')
            {
                continue;
            }

            if (isOld && at + 5 < Path.Length && Path[at + 1] == 'u')
            {
                continue;
            }

            if (at + 2 >= Path.Length || !char.IsAsciiHexDigit(Path[at + 1]) || !char.IsAsciiHexDigit(Path[at + 2]))
            {
                return true;
            }

            if (!isOld && Path[at + 1] == '0' && Path[at + 2] == '0')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when Jetty cannot read the query: a broken escape, or bytes that are no UTF-8.</summary>
    public bool HasMalformedQuery()
    {
        for (var at = QueryText.IndexOf('%', StringComparison.Ordinal); at >= 0; at = QueryText.IndexOf('%', at + 1))
        {
            if (at + 2 >= QueryText.Length || !char.IsAsciiHexDigit(QueryText[at + 1]) || !char.IsAsciiHexDigit(QueryText[at + 2]))
            {
                return true;
            }
        }

        return QueryText.Contains('%', StringComparison.Ordinal) && Decode(QueryText).Contains('\ufffd', StringComparison.Ordinal);
    }

    public static string Decode(string text, bool plusIsSpace = false)
    {
        if (!text.Contains('%', StringComparison.Ordinal) && !(plusIsSpace && text.Contains('+', StringComparison.Ordinal)))
        {
            return text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var target = new byte[source.Length];
        var length = 0;
        for (var at = 0; at < source.Length; at++)
        {
            var value = source[at];
            if (value == '%' && at + 2 < source.Length && char.IsAsciiHexDigit((char)source[at + 1]) && char.IsAsciiHexDigit((char)source[at + 2]))
            {
                value = (byte)((HexValue(source[at + 1]) << 4) | HexValue(source[at + 2]));
                at += 2;
            }
            else if (plusIsSpace && value == '+')
            {
                value = (byte)' ';
            }

            target[length++] = value;
        }

        return Encoding.UTF8.GetString(target, 0, length);
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static List<KeyValuePair<string, string>> ParseQuery(string query)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0
                ? new(Decode(part, plusIsSpace: true), "")
                : new(Decode(part[..equals], plusIsSpace: true), Decode(part[(equals + 1)..], plusIsSpace: true)));
        }

        return pairs;
    }
}
