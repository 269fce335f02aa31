using System.Collections.Concurrent;
using System.Reflection;

namespace Livy.Client.ConformanceTests;

/// <summary>The routes of <see cref="ILivyApi"/>, and which of them the run has called.</summary>
internal static class RouteTable
{
    private static readonly ConcurrentDictionary<(bool IsReal, string Route), bool> Called = new();

    /// <summary>All, such as <c>GET /sessions/{id}</c>.</summary>
    public static IReadOnlyList<string> Routes { get; } = [.. typeof(ILivyApi).GetMethods().Select(RouteOf)];

    /// <summary>Notes a call; paths that are no route of Livy's do not count.</summary>
    public static void NoteCall(bool isReal, string method, string path)
    {
        var segments = $"{method} {path}".Split('/');
        if (Routes.FirstOrDefault(route => Matches(route.Split('/'), segments)) is { } called)
        {
            Called[(isReal, called)] = true;
        }
    }

    /// <summary>The routes that no case has called on a server.</summary>
    public static IReadOnlyList<string> NotCalled(bool isReal) => [.. Routes.Where(route => !Called.ContainsKey((isReal, route)))];

    // By name, for the annotations are internal to the client.
    private static string RouteOf(MethodInfo method)
    {
        var (verb, path) = method.CustomAttributes
            .Select(annotation => (annotation.AttributeType.Name, Path: annotation.ConstructorArguments.FirstOrDefault().Value as string))
            .Single(annotation => annotation.Path?.StartsWith('/') is true);
        return $"{verb[..^nameof(Attribute).Length].ToUpperInvariant()} {path}";
    }

    private static bool Matches(string[] route, string[] segments) =>
        route.Length == segments.Length
        && route.Zip(segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
}
