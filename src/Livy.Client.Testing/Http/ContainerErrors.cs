namespace Livy.Client.Testing;

/// <summary>What the container throws while it takes a request apart; Scalatra answers with the exception, in plain text unless JSON is asked for.</summary>
internal static class ContainerErrors
{
    public static FakeLivyResponse Failed(FakeLivyRequest request, string exception)
    {
        var json = request.Header("Accept")?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return json ? Replies.Quoted(500, exception) : Replies.With(500, exception, Replies.HtmlType);
    }
}
