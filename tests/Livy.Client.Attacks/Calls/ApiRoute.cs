using System.Reflection;

namespace Livy.Client.Attacks;

/// <summary>A method of <see cref="ILivyApi"/> and the requests that it sends.</summary>
internal sealed class ApiRoute
{
    private readonly string _verb;
    private readonly string[] _segments;

    public ApiRoute(MethodInfo method, string verb, string template)
    {
        Method = method;
        _verb = verb;
        _segments = Cut(template);
        Name = $"{verb} {template}";
    }

    public MethodInfo Method { get; }

    /// <summary>Verb and path, such as <c>GET /sessions/{id}</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the answer is read, not only its status.</summary>
    public bool HasResult => Method.ReturnType.IsGenericType;

    /// <summary>Whether the answer holds outputs of statements.</summary>
    public bool HasOutput => HasResult && Name.Contains("/statements", StringComparison.Ordinal);

    /// <summary>What <paramref name="golden"/> has in the holes of the path, or <see langword="null"/> if it was asked for by another route.</summary>
    public string[]? Match(GoldenReply golden)
    {
        var segments = Cut(golden.Path.Split('?')[0]);
        if (golden.Method != _verb || segments.Length != _segments.Length)
        {
            return null;
        }

        List<string> holes = [];
        for (var place = 0; place < segments.Length; place++)
        {
            if (_segments[place].StartsWith('{'))
            {
                holes.Add(segments[place]);
            }
            else if (_segments[place] != segments[place])
            {
                return null;
            }
        }

        return [.. holes];
    }

    private static string[] Cut(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
