using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>One raw request to both servers. Target and body may hold places such as <c>{spark}</c>: see <see cref="Side.Resolve"/>.</summary>
internal sealed record Ask(string Key, string Method, string Target)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>The place that the path in the answer's <c>Location</c> fills; null when nothing is created that a later request names.</summary>
    public string? Creates { get; init; }

    /// <summary>A text both answers must hold before they are compared, such as a state; null when any state will do as long as it is the same.</summary>
    public string? Until { get; init; }

    /// <summary>The cookie that was recorded where the answer sets its own; sent later, it is exchanged for that.</summary>
    public string? Cookie { get; init; }

    public Ask With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    public Ask As(string place) => this with { Creates = place };

    /// <summary>The route for the report: ids and names left out.</summary>
    public string Route
    {
        get
        {
            var path = Target.Split('?')[0];
            if (path.StartsWith('{'))
            {
                var end = path.IndexOf('}', StringComparison.Ordinal);
                var place = path[1..end];
                var mount = place.Contains("batch", StringComparison.Ordinal) ? "/batches/{id}" : "/sessions/{id}";
                path = (place.Contains("/statements/", StringComparison.Ordinal) ? mount + "/statements/{id}" : place.Contains("/jobs/", StringComparison.Ordinal) ? mount + "/jobs/{id}" : mount) + path[(end + 1)..];
            }

            string[] segments = path.Split('/');
            for (var at = 2; at < segments.Length; at++)
            {
                if (segments[at - 1] is "sessions" or "batches" or "statements" or "jobs" && segments[at].Length > 0)
                {
                    segments[at] = "{id}";
                }
            }

            path = string.Join('/', segments);
            return path.Length > 60 ? path[..60] : path;
        }
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
