using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> as the only application of a Kestrel: raw target in, bytes out, nothing in between.</summary>
internal sealed class FakeLivyApplication(FakeLivy livy, TrafficBudget budget) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var lifetime = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        var traffic = new Traffic(budget);
        await using var end = traffic.ConfigureAwait(false);
        try
        {
            var request = Head(context.GetRequiredFeature<IHttpRequestFeature>());
            await AnswerAsync(context, request, traffic, lifetime).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lifetime.Abort();
        }
    }

    /// <summary>A method of its own, so that nothing holds the bodies any more once it is over.</summary>
    private async Task AnswerAsync(IFeatureCollection context, FakeLivyRequest head, Traffic traffic, IHttpRequestLifetimeFeature lifetime)
    {
        var request = await ReadAsync(context.GetRequiredFeature<IHttpRequestFeature>(), head, traffic, lifetime.RequestAborted).ConfigureAwait(false);
        var response = await livy.HandleAsync(request, lifetime.RequestAborted).ConfigureAwait(false);
        if (response.IsDropped || !await traffic.TryEnterAnswerAsync(response.Body.Length, lifetime.RequestAborted).ConfigureAwait(false))
        {
            lifetime.Abort();
            return;
        }

        await WriteAsync(context, response, lifetime).ConfigureAwait(false);
    }

    private async Task<FakeLivyRequest> ReadAsync(IHttpRequestFeature source, FakeLivyRequest head, Traffic traffic, CancellationToken cancellationToken)
    {
        var limit = RequestLimits.Body(head, livy.Options);
        var announced = source.Headers.ContentLength;
        var body = new BodyReader(source.Body, announced, limit);
        if (announced is null ? !await body.ReadAsync(until: TrafficBudget.Small, cancellationToken).ConfigureAwait(false) : announced <= limit)
        {
            var packing = ContentCoding.IsPacked(head) ? ContentCoding.LargestRatio : 1;
            await traffic.EnterBodyAsync(RequestLimits.IsUpload(head), Math.Min(limit, (announced ?? limit) * packing), cancellationToken).ConfigureAwait(false);
            await body.ReadAsync(until: long.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        var isTooLong = body.IsTooLong || announced > limit;
        return new FakeLivyRequest { Method = head.Method, Target = head.Target, Headers = head.Headers, Body = isTooLong ? default : body.Bytes, IsBodyTooLong = isTooLong };
    }

    private static FakeLivyRequest Head(IHttpRequestFeature request)
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in request.Headers)
        {
            headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value ?? "")));
        }

        return new FakeLivyRequest { Method = request.Method, Target = request.RawTarget, Headers = headers };
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
