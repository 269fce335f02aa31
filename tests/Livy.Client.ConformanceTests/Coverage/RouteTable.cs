using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>Livy's 31 routes, and which of them the run has called.</summary>
internal static class RouteTable
{
    private static readonly string[] Routes =
    [
        "GET /version",
        "GET /sessions", "POST /sessions", "GET /sessions/{id}", "DELETE /sessions/{id}", "GET /sessions/{id}/state", "GET /sessions/{id}/log",
        "POST /sessions/{id}/stop", "POST /sessions/{id}/interrupt", "POST /sessions/{id}/connect", "POST /sessions/{id}/completion",
        "GET /sessions/{id}/statements", "POST /sessions/{id}/statements", "GET /sessions/{id}/statements/{sid}", "POST /sessions/{id}/statements/{sid}/cancel",
        "POST /sessions/{id}/submit-job", "POST /sessions/{id}/run-job", "GET /sessions/{id}/jobs/{jid}", "POST /sessions/{id}/jobs/{jid}/cancel",
        "POST /sessions/{id}/upload-jar", "POST /sessions/{id}/upload-pyfile", "POST /sessions/{id}/upload-file",
        "POST /sessions/{id}/add-jar", "POST /sessions/{id}/add-pyfile", "POST /sessions/{id}/add-file",
        "GET /batches", "POST /batches", "GET /batches/{id}", "DELETE /batches/{id}", "GET /batches/{id}/state", "GET /batches/{id}/log",
    ];

    private static readonly ConcurrentDictionary<(bool IsReal, string Route), bool> Called = new();

    /// <summary>Notes a call; paths that are no route of Livy's do not count.</summary>
    public static void NoteCall(bool isReal, string method, string path)
    {
        var segments = $"{method} {path}".Split('/');
        if (Routes.FirstOrDefault(route => Matches(route.Split('/'), segments)) is { } called)
        {
            Called[(isReal, called)] = true;
        }
    }

    /// <summary>How many of the routes were called on a server, and which were not.</summary>
    public static string Describe(bool isReal)
    {
        string[] missing = [.. Routes.Where(route => !Called.ContainsKey((isReal, route)))];
        return $"{Routes.Length - missing.Length} of {Routes.Length} routes called{(missing.Length == 0 ? "" : $", not {string.Join(", ", missing)}")}";
    }

    private static bool Matches(string[] route, string[] segments) =>
        route.Length == segments.Length
        && route.Zip(segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
}
