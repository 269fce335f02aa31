using System.Collections.Frozen;
using System.Reflection;
using Refit;

namespace Livy.Client;

/// <summary>The routes of <see cref="ILivyApi"/>, read once from its attributes.</summary>
internal static class LivyRoutes
{
    private static readonly HttpRequestOptionsKey<string> MethodName = new(HttpRequestMessageOptions.MethodName);

    private static readonly FrozenDictionary<string, LivyRoute> ByMethod =
        typeof(ILivyApi).GetMethods().ToFrozenDictionary(method => method.Name, Read, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<LivyRoute> All => ByMethod.Values;

    /// <summary>The route of a method such as <c>GetSessionAsync</c>.</summary>
    public static LivyRoute Of(string method) => ByMethod[method];

    /// <summary>The route that Refit made a request for.</summary>
    public static LivyRoute Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(MethodName, out var method) && ByMethod.TryGetValue(method, out var route)
            ? route
            : throw new InvalidOperationException($"{request.Method} {request.RequestUri} is no request of {nameof(ILivyApi)}.");

    private static LivyRoute Read(MethodInfo method)
    {
        var http = method.GetCustomAttribute<HttpMethodAttribute>()!;
        return new LivyRoute(
            method.Name[..^"Async".Length],
            http.Method,
            http.Path,
            method.IsDefined(typeof(RepeatableAttribute)),
            method.GetCustomAttribute<LimitAttribute>()!.TimeoutClass,
            method.ReturnType != typeof(Task),
            method.GetCustomAttribute<UploadFieldAttribute>()?.Name);
    }
}
