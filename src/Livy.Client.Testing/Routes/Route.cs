namespace Livy.Client.Testing;

/// <summary>One route: a method, the segments below its mount (<c>*</c> takes any one), and what it does.</summary>
internal sealed record Route(string Method, string[] Segments, Func<ServerState, Exchange, Answer> Handle)
{
    public static Route Of(string method, string path, Func<ServerState, Exchange, Answer> handle) =>
        new(method, path.Length == 0 ? [] : path.Split('/'), handle);

    public bool TryMatch(string[] raw, out string[] values)
    {
        values = [];
        if (raw.Length != Segments.Length)
        {
            return false;
        }

        List<string> found = [];
        for (var at = 0; at < raw.Length; at++)
        {
            if (Segments[at] is "*")
            {
                if (raw[at].Length == 0)
                {
                    return false;
                }

                found.Add(RawTarget.Decode(raw[at].Split(';')[0]));
            }
            else if (!string.Equals(Segments[at], RawTarget.Decode(raw[at].Split(';')[0]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        values = [.. found];
        return true;
    }
}
