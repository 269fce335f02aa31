using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>
/// Writes what passes through it into a recording: one exchange a line, each written when the answer is whole and before the client sees it, so that a killed process loses nothing.
/// Secrets and hosts are taken out before. Put it below whatever authenticates, as the last handler before the connection; play the file with <see cref="FakeLivy.Replay(string, ReplayFallback)"/>.
/// </summary>
/// <remarks>Safe for use by many threads at once. Bodies above 16 MB pass, but are not written.</remarks>
public sealed class LivyRecordingHandler : DelegatingHandler
{
    /// <summary>The fields of a request that say how it was asked. None is compared, so whatever a gateway may have added is left out.</summary>
    private static readonly HashSet<string> RequestHeaders = new(["Accept", "Accept-Encoding", "Authorization", "Content-Encoding", "Content-Type", "User-Agent", "X-Requested-By"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What belongs to the connection, or to a body in the form it had on the way.</summary>
    private static readonly HashSet<string> ConnectionHeaders = new(["Connection", "Content-Length", "Date", "Keep-Alive", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    private readonly Lock _gate = new();
    private readonly Scrubber _scrubber;
    private readonly RecordingWriter _writer;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <summary>Starts a recording.</summary>
    /// <param name="path">The file. It must not be there yet; only its owner may read it, where files have owners.</param>
    /// <param name="innerHandler">What sends. It must not follow redirects.</param>
    /// <param name="hidden">Further texts to take out wherever they stand, such as the names of users and clusters. Default: none.</param>
    /// <param name="timeProvider">Where the times in the recording come from. Default: the system's.</param>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public LivyRecordingHandler(string path, HttpMessageHandler innerHandler, IEnumerable<string>? hidden = null, TimeProvider? timeProvider = null)
        : base(innerHandler)
    {
        _scrubber = new Scrubber(hidden ?? []);
        _writer = new RecordingWriter(path);
        _time = timeProvider ?? TimeProvider.System;
        _start = _time.GetTimestamp();
    }

    /// <summary>How many exchanges have been written.</summary>
    public int Count => _writer.Count;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The request was not answered; or it has a body of unknown length that is longer than 16 MB.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = _time.GetTimestamp();
        var length = request.Content?.Headers.ContentLength;
        var body = length > RecordingBodies.Limit ? null : await BufferAsync(request.Content, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            (byte[] start, Stream? rest, Exception? failure) = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            Write(sent, request, body, response, rest is null ? start : null, failure);
            response.Content = new PassedContent(response.Content, start, rest, failure);
            return response;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            response?.Dispose();
            Write(sent, request, body, null, null, exception);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _writer.Dispose();
        }

        base.Dispose(disposing);
    }

    private static async Task<byte[]?> BufferAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return [];
        }

        await content.LoadIntoBufferAsync(RecordingBodies.Limit, cancellationToken).ConfigureAwait(false);
        return await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body as far as it is recorded; then either its end, or the rest, or why there is no more.</summary>
    private static async Task<(byte[] Start, Stream? Remainder, Exception? Failure)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[81_920];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                read.Write(buffer, 0, count);
                if (read.Length > RecordingBodies.Limit)
                {
                    return (read.ToArray(), stream, null);
                }
            }

            return (read.ToArray(), null, null);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return (read.ToArray(), null, exception);
        }
    }

    private void Write(long sent, HttpRequestMessage request, byte[]? body, HttpResponseMessage? response, byte[]? answer, Exception? exception)
    {
        var asked = new FakeLivyRequest
        {
            Method = request.Method.Method,
            Target = request.RequestUri!.PathAndQuery,
            Headers = [.. request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? []).Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString()))],
        };
        lock (_gate)
        {
            _scrubber.KnowServer(request.RequestUri);
            _writer.Write(new RecordingLine
            {
                TMs = Milliseconds(_start, sent),
                Ms = Milliseconds(sent, _time.GetTimestamp()),
                Request = Describe(asked, body, request.Content?.Headers.ContentLength ?? 0),
                Response = response is null ? null : Describe(response, answer, exception is not null),
                Exception = exception is null ? null : _scrubber.Text(exception.Message),
            });
        }
    }

    private RecordingMessage Describe(FakeLivyRequest request, byte[]? body, long length)
    {
        // First the headers: a secret in them may stand in the target or in the body, too.
        var headers = request.Headers.Where(header => RequestHeaders.Contains(header.Key)).ToDictionary(header => header.Key, header => _scrubber.Header(header.Key, header.Value), StringComparer.OrdinalIgnoreCase);
        var message = new RecordingMessage { Method = request.Method, Path = _scrubber.Target(request.Target), Headers = headers };
        try
        {
            return RecordingBodies.WithRequestBody(message, request, body is null ? default(ReadOnlyMemory<byte>?) : body, length, _scrubber);
        }
        catch (RegexMatchTimeoutException)
        {
            return message with { BodyLength = length };
        }
    }

    private RecordingMessage Describe(HttpResponseMessage response, byte[]? body, bool isCut)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(header => !ConnectionHeaders.Contains(header.Key))
            .ToDictionary(header => header.Key, header => _scrubber.Header(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase);
        headers.Remove("Content-Encoding", out var coding);
        var message = new RecordingMessage { Status = (int)response.StatusCode, Reason = response.ReasonPhrase, Headers = headers, BodyCut = isCut ? true : null };
        try
        {
            return body is null ? message with { BodyLength = response.Content.Headers.ContentLength ?? -1 } : RecordingBodies.WithAnswerBody(message, body, coding, _scrubber);
        }
        catch (RegexMatchTimeoutException)
        {
            return message with { BodyLength = body!.Length };
        }
    }

    private double Milliseconds(long from, long to) => Math.Round(_time.GetElapsedTime(from, to).TotalMilliseconds, 1);
}
