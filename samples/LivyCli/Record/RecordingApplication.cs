using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LivyCli;

/// <summary>Hands each request on to the server, and its answer back. A broken connection is handed on, too.</summary>
internal sealed class RecordingApplication(ServerOrigin server, HttpMessageInvoker upstream, TextWriter error) : IHttpApplication<IFeatureCollection>
{
    /// <summary>What is between two neighbours. A client that asks whether it may send its body has been told so by then.</summary>
    private static readonly HashSet<string> OfOneConnection = new(["Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect"], StringComparer.OrdinalIgnoreCase);

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var asked = context.GetRequiredFeature<IHttpRequestFeature>();
        var lifetime = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        if (server.Find(asked.RawTarget) is not { } target)
        {
            context.GetRequiredFeature<IHttpResponseFeature>().StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            using var request = Read(context, asked, target);
            using var response = await upstream.SendAsync(request, lifetime.RequestAborted);
            await WriteAsync(context, response, $"http://{asked.Headers.Host}", lifetime.RequestAborted);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            context.GetRequiredFeature<IHttpResponseFeature>().StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!lifetime.RequestAborted.IsCancellationRequested)
            {
                await error.WriteLineAsync($"{asked.Method} {asked.Path}: {exception.Message}".AsMemory(), CancellationToken.None);
            }

            lifetime.Abort();
        }
    }

    private static HttpRequestMessage Read(IFeatureCollection context, IHttpRequestFeature asked, Uri target)
    {
        var request = new HttpRequestMessage(new HttpMethod(asked.Method), target) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (context.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody || asked.Headers.ContentType.Count > 0)
        {
            request.Content = new StreamContent(asked.Body);
        }

        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in asked.Headers)
        {
            var isOwn = name.Equals("Host", StringComparison.OrdinalIgnoreCase) || IsOfOneConnection(name, asked.Headers.Connection);
            if (!isOwn && !request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }

    private async Task WriteAsync(IFeatureCollection context, HttpResponseMessage response, string proxy, CancellationToken cancellationToken)
    {
        var head = context.GetRequiredFeature<IHttpResponseFeature>();
        head.StatusCode = (int)response.StatusCode;
        head.ReasonPhrase = response.ReasonPhrase;
        var connection = response.Headers.NonValidated.TryGetValues("Connection", out var named) ? named.ToString() : null;
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (!IsOfOneConnection(name, connection))
            {
                head.Headers[name] = name.ToUpperInvariant() is "LOCATION" or "CONTENT-LOCATION" ? server.Redirected(values.ToString(), proxy) : values.ToArray();
            }
        }

        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        await response.Content.CopyToAsync(body.Stream, cancellationToken);
        await body.CompleteAsync();
    }

    private static bool IsOfOneConnection(string name, string? connection) =>
        OfOneConnection.Contains(name) || (connection ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase);
}
