using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>One replayed exchange; <see cref="Difference"/> is null when fake and real server agree.</summary>
internal sealed partial record GoldenResult(string File, GoldenExchange Exchange, string? Difference, bool IsSameHeaderOrder)
{
    public string Key => $"{File}#{Exchange.Number}";

    public string StatusClass => Exchange.Status is { } status ? $"{status / 100}xx" : "none";

    /// <summary>The output of a statement and the candidates of a completion come from a script; everything else is the fake's own doing.</summary>
    public bool IsScripted => Exchange.DecodedBody.Contains("\"output\":{", StringComparison.Ordinal) || Exchange.DecodedBody.StartsWith("{\"candidates\":", StringComparison.Ordinal);

    public string Route
    {
        get
        {
            var path = Entry().Replace(Exchange.Path.Split('?')[0], "/${mount}/{id}");
            path = Nested().Replace(path, "/${mount}/{id}");
            return path.Length > 60 ? path[..60] : path;
        }
    }

    [GeneratedRegex("^/(?<mount>sessions|batches)/[^/]+", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Entry();

    [GeneratedRegex("/(?<mount>statements|jobs)/[^/]+", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Nested();
}
