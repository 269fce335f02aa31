using System.Threading.RateLimiting;
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
        var head = Head(context.GetRequiredFeature<IHttpRequestFeature>());
        RateLimitLease? lease = null;
        try
        {
            var isUpload = RequestLimits.IsUpload(head);
            var limit = RequestLimits.Body(head, livy.Options);
            long? announced = context.GetRequiredFeature<IHttpRequestFeature>().Headers.ContentLength;
            lease = await budget.BodyAsync(isUpload, Math.Min(announced ?? limit, limit), lifetime.RequestAborted).ConfigureAwait(false);
            var body = announced > limit ? null
                : await BodyReader.ReadAsync(context.GetRequiredFeature<IHttpRequestFeature>().Body, announced, limit, lifetime.RequestAborted).ConfigureAwait(false);
            if (announced is null || ContentCoding.IsPacked(head))
            {
                lease.Dispose();
                lease = await budget.BodyAsync(isUpload, Expected(head, body, limit), lifetime.RequestAborted).ConfigureAwait(false);
            }

            var request = new FakeLivyRequest { Method = head.Method, Target = head.Target, Headers = head.Headers, Body = body ?? default, IsBodyTooLong = body is null };
            var response = await livy.HandleAsync(request, lifetime.RequestAborted).ConfigureAwait(false);
            using var room = await budget.AnswerAsync(response.Body.Length, lifetime.RequestAborted).ConfigureAwait(false);
            if (response.IsDropped || !room.IsAcquired)
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
        finally
        {
            lease?.Dispose();
        }
    }

    /// <summary>What the body takes while it is worked on: unpacked, it may be a thousand times as long.</summary>
    private static long Expected(FakeLivyRequest head, ReadOnlyMemory<byte>? body, long limit) =>
        Math.Min(limit, (body?.Length ?? 0L) * (ContentCoding.IsPacked(head) ? ContentCoding.LargestRatio : 1));

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
