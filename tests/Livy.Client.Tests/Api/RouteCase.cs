namespace Livy.Client.Tests;

/// <summary>A call of one route and what it must put on the wire.</summary>
internal sealed record RouteCase(string Line, string PathAndQuery, string Body, string? Answer, Func<ILivyApi, string?, Task> Call)
{
    /// <summary>Whether the route takes <c>doAs</c>.</summary>
    public bool TakesDoAs => Line != "GET /version";
}
