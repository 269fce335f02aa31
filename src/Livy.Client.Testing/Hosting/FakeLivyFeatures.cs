using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Livy.Client.Testing;

/// <summary>Requests and answers of a <see cref="FakeLivy"/> as Kestrel hands them over, for a host of your own: <c>HttpContext.Features</c> is such a collection.</summary>
public static class FakeLivyFeatures
{
    /// <summary>Reads a request with its whole body, as it came: the raw target, no header added.</summary>
    /// <param name="features">The features of the request.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The request.</returns>
    /// <exception cref="IOException">The client is gone, or the body is no HTTP; let Kestrel see it, which answers 400 to the latter.</exception>
    public static async Task<FakeLivyRequest> ReadLivyRequestAsync(this IFeatureCollection features, CancellationToken cancellationToken = default)
    {
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in request.Headers)
        {
            headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value ?? "")));
        }

        return new FakeLivyRequest { Method = request.Method, Target = request.RawTarget, Headers = headers, Body = body.ToArray() };
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
            if (!response.Body.IsEmpty)
            {
                await body.Stream.WriteAsync(response.Body, cancellationToken).ConfigureAwait(false);
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
