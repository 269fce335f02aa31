using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>What is done to every answer on its way out: security headers, compression, length, HEAD.</summary>
internal static class BackDoor
{
    /// <summary>What does not fit into the servlet's buffer is sent before its length is known.</summary>
    private const int OutputBuffer = 8_192;

    private static readonly KeyValuePair<string, string>[] SecurityHeaders =
    [
        new("X-Frame-Options", "SAMEORIGIN"),
        new("X-XSS-Protection", "1; mode=block"),
        new("Content-Security-Policy", "default-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self'; frame-src 'self';"),
        new("X-Content-Type-Options", "nosniff"),
    ];

    public static FakeLivyResponse Close(FakeLivyRequest request, FakeLivyResponse response, FakeLivyOptions options, IReadOnlyList<KeyValuePair<string, string>> greeting)
    {
        var isBadMessage = response.IsBadMessage;
        List<KeyValuePair<string, string>> headers = options.Profile >= LivyProfile.Livy09 && !isBadMessage ? [.. SecurityHeaders] : [];
        if (options.Profile == LivyProfile.Livy07)
        {
            // livy.server.send-server-version came with 0.8.
            headers.Add(new("Server", "Jetty(9.3.24.v20180605)"));
        }

        headers.AddRange(greeting);
        var closes = response.ClosesConnection || ContinueUnasked(request, options.Profile);
        if (!closes && string.Equals(request.Header("Connection"), "close", StringComparison.OrdinalIgnoreCase))
        {
            headers.Add(new("Connection", "close"));
        }

        headers.AddRange(response.Headers);
        var body = response.Body;
        var path = RawTarget.Parse(request.Target).Path;
        var prefix = options.BasePath.TrimEnd('/');
        var mount = Servlets.MountOf(path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path);
        var coding = mount is "sessions" or "batches" && !isBadMessage && !IsErrorPage(response) ? ContentCoding.Accepted(request.Header("Accept-Encoding"), options.Profile) : null;
        if (coding is not null)
        {
            if (!body.IsEmpty || response.Status == 204 || ContentCoding.AnnouncesNothing(options.Profile))
            {
                headers.Add(new("Content-Encoding", coding));
            }

            if (response.Status != 204)
            {
                headers.Add(new("Transfer-Encoding", "chunked"));
                body = ContentCoding.Encode(coding, body);
            }
        }
        else if (response.IsStreamed || (body.Length > OutputBuffer && !IsErrorPage(response)))
        {
            headers.Add(new("Transfer-Encoding", "chunked"));
        }
        else if (response.Status != 204)
        {
            headers.Add(new("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture)));
        }

        if (closes)
        {
            headers.Add(new("Connection", "close"));
        }

        var isHead = request.Method.Equals("HEAD", StringComparison.Ordinal);
        return new FakeLivyResponse
        {
            Status = response.Status,
            Reason = Reasons.InRelease(response, options.Profile),
            Headers = headers,
            Body = isHead ? default : body,
            IsNotEmulated = response.IsNotEmulated,
        };
    }

    /// <summary>Jetty 9.3 gives a connection up on which it was asked to continue and nothing came.</summary>
    private static bool ContinueUnasked(FakeLivyRequest request, LivyProfile profile) =>
        profile == LivyProfile.Livy07 && request.Body.IsEmpty && request.Header("Expect") is not null;

    private static bool IsErrorPage(FakeLivyResponse response) => response.Header("Cache-Control") is not null;
}
