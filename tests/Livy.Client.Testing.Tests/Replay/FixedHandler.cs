namespace Livy.Client.Testing.Tests;

/// <summary>Answers everything with 200 and this.</summary>
internal sealed class FixedHandler(Func<HttpContent> content) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage { Content = content() });
}
