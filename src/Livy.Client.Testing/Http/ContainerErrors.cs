namespace Livy.Client.Testing;

/// <summary>What the container throws while it takes a request apart; Scalatra answers with the exception, in plain text unless JSON is asked for.</summary>
internal static class ContainerErrors
{
    public static FakeLivyResponse Failed(Exchange exchange, string exception)
    {
        var json = exchange.Request.Header("Accept")?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return json ? Replies.Quoted(500, exception) : Replies.With(500, exception, Replies.HtmlType);
    }
}
