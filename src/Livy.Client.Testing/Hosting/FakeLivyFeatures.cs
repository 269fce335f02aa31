using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Livy.Client.Testing;

/// <summary>Requests and answers of a <see cref="FakeLivy"/> as Kestrel hands them over, for a host of your own: <c>HttpContext.Features</c> is such a collection.</summary>
public static class FakeLivyFeatures
{
    private const int Slice = 1 << 16;

    /// <summary>Reads a request as it came: the raw target, no header added. Of a body that is longer than Livy takes nothing is kept, and Livy answers so.</summary>
    /// <param name="features">The features of the request.</param>
    /// <param name="options">Those of the Livy that the request is for: they say how long a body may be.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The request.</returns>
    /// <exception cref="IOException">The client is gone, or the body is no HTTP; let Kestrel see it, which answers 400 to the latter.</exception>
    public static Task<FakeLivyRequest> ReadLivyRequestAsync(this IFeatureCollection features, FakeLivyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReadLivyRequestAsync(features, options, traffic: null, cancellationToken);
    }

    /// <inheritdoc cref="ReadLivyRequestAsync(IFeatureCollection, FakeLivyOptions, CancellationToken)"/>
    internal static async Task<FakeLivyRequest> ReadLivyRequestAsync(this IFeatureCollection features, FakeLivyOptions options, Traffic? traffic, CancellationToken cancellationToken)
    {
        var source = features.GetRequiredFeature<IHttpRequestFeature>();
        var head = ReadHead(source);
        var limit = RequestLimits.Body(head, options);
        var announced = source.Headers.ContentLength;
        var body = new BodyReader(source.Body, announced, limit);
        if (announced is null ? !await body.ReadAsync(until: TrafficBudget.Small, cancellationToken).ConfigureAwait(false) : announced <= limit)
        {
            var packing = ContentCoding.IsPacked(head) ? ContentCoding.LargestRatio : 1;
            if (traffic is not null)
            {
                await traffic.EnterBodyAsync(RequestLimits.IsUpload(head), Math.Min(limit, (announced ?? limit) * packing), cancellationToken).ConfigureAwait(false);
            }

            await body.ReadAsync(until: long.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        var isTooLong = body.IsTooLong || announced > limit;
        return new FakeLivyRequest { Method = head.Method, Target = head.Target, Headers = head.Headers, Body = isTooLong ? default : body.Bytes, IsBodyTooLong = isTooLong };
    }

    /// <summary>Sends an answer byte for byte, in place of any header set so far; breaks the connection where the answer says so.</summary>
    /// <param name="features">The features of the request, to which nothing has been sent yet.</param>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <returns>When it is sent.</returns>
    public static async Task WriteLivyResponseAsync(this IFeatureCollection features, FakeLivyResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        var lifetime = features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        if (response.IsDropped)
        {
            lifetime.Abort();
            return;
        }

        WriteHead(features.GetRequiredFeature<IHttpResponseFeature>(), response);
        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        if (response.TruncatedTo is not { } length)
        {
            // In slices: Kestrel takes over whatever it is given at once, however slowly it is read.
            for (var rest = response.Body; !rest.IsEmpty; rest = rest[Math.Min(Slice, rest.Length)..])
            {
                await body.Stream.WriteAsync(rest[..Math.Min(Slice, rest.Length)], cancellationToken).ConfigureAwait(false);
            }

            await body.CompleteAsync().ConfigureAwait(false);
            return;
        }

        await body.Stream.WriteAsync(response.Body[..Math.Min(length, response.Body.Length)], cancellationToken).ConfigureAwait(false);
        await body.Stream.FlushAsync(cancellationToken).ConfigureAwait(false);

        // Kestrel closes the connection when less comes than the head has promised; a reset would take what was sent with it.
        if (length >= response.Body.Length)
        {
            lifetime.Abort();
        }
    }

    private static FakeLivyRequest ReadHead(IHttpRequestFeature request)
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in request.Headers)
        {
            headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value ?? "")));
        }

        return new FakeLivyRequest { Method = request.Method, Target = request.RawTarget, Headers = headers };
    }

    private static void WriteHead(IHttpResponseFeature head, FakeLivyResponse response)
    {
        head.StatusCode = response.Status;
        head.ReasonPhrase = response.Reason;
        head.Headers.Clear();
        foreach ((string name, string value) in response.Headers)
        {
            // Kestrel chunks by itself whatever has no length.
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                head.Headers.Append(name, value);
            }
        }

        if (response.TruncatedTo is not null)
        {
            head.Headers.ContentLength ??= response.Body.Length;
        }
    }
}
