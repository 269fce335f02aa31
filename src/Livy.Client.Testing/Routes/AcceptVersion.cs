namespace Livy.Client.Testing;

/// <summary>Livy's API versions in <c>Accept</c>: there is only <c>v0.1</c>; every other type is ignored.</summary>
internal static class AcceptVersion
{
    private const string Prefix = "application/vnd.livy.v";
    private const string Suffix = "+json";

    public static FakeLivyResponse? Refused(Exchange exchange)
    {
        var accept = exchange.Request.Header("Accept") ?? "";
        var end = accept.StartsWith(Prefix, StringComparison.Ordinal) ? accept.IndexOf(Suffix, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return null;
        }

        var version = accept[Prefix.Length..end];
        return version is "0.1" ? null : Replies.Message(406, $"No value found for '{version}'");
    }
}
