using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> as the only application of a Kestrel: raw target in, bytes out, nothing in between.</summary>
internal sealed class FakeLivyApplication(FakeLivy livy) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var lifetime = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        try
        {
            var request = await ReadAsync(context, lifetime.RequestAborted).ConfigureAwait(false);
            var response = await livy.HandleAsync(request, lifetime.RequestAborted).ConfigureAwait(false);
            if (response.IsDropped)
            {
                lifetime.Abort();
                return;
            }

            await WriteAsync(context, response, lifetime).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lifetime.Abort();
        }
    }

    private static async Task<FakeLivyRequest> ReadAsync(IFeatureCollection context, CancellationToken cancellationToken)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in request.Headers)
        {
            headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value ?? "")));
        }

        return new FakeLivyRequest { Method = request.Method, Target = request.RawTarget, Headers = headers, Body = body.ToArray() };
    }

    private static async Task WriteAsync(IFeatureCollection context, FakeLivyResponse response, IHttpRequestLifetimeFeature lifetime)
    {
        var head = context.GetRequiredFeature<IHttpResponseFeature>();
        head.StatusCode = response.Status;
        head.ReasonPhrase = response.Reason;
        foreach ((string name, string value) in response.Headers)
        {
            // Kestrel chunks by itself whatever has no length.
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                head.Headers.Append(name, value);
            }
        }

        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        if (response.TruncatedTo is not { } length)
        {
            if (!response.Body.IsEmpty)
            {
                await body.Stream.WriteAsync(response.Body, lifetime.RequestAborted).ConfigureAwait(false);
            }

            await body.CompleteAsync().ConfigureAwait(false);
            return;
        }

        head.Headers.ContentLength ??= response.Body.Length;
        await body.Stream.WriteAsync(response.Body[..Math.Min(length, response.Body.Length)], lifetime.RequestAborted).ConfigureAwait(false);
        await body.Stream.FlushAsync(lifetime.RequestAborted).ConfigureAwait(false);
        lifetime.Abort();
    }
}
