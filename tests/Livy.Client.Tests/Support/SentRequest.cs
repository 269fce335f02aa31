using System.Text;

namespace Livy.Client.Tests;

/// <summary>A request as it would have gone over the wire.</summary>
internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Method and path, without the query.</summary>
    public string Line => $"{Method} {Uri.AbsolutePath}";

    public string PathAndQuery => Uri.PathAndQuery;

    public string Text => Encoding.UTF8.GetString(Body);

    public static async Task<SentRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name] = string.Join(", ", values);
        }

        // Asked for, so that it is computed as it is before sending.
        var length = request.Content?.Headers.ContentLength;
        foreach (var (name, values) in request.Content?.Headers.NonValidated ?? default)
        {
            headers[name] = string.Join(", ", values);
        }

        if (length is null)
        {
            headers.Remove("Content-Length");
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new SentRequest(request.Method.Method, request.RequestUri!, headers, body);
    }
}
