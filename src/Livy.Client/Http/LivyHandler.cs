using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>What is Livy's about a request, between Refit and the connections: authentication, uploads, the span, and an answer that is either good or an exception.</summary>
internal sealed class LivyHandler : DelegatingHandler
{
    private readonly Uri _endpoint;
    private readonly LivyAuthentication? _authentication;
    private readonly UploadLimits _uploadLimits;
    private readonly long _maxResponseSize;
    private readonly RequestWording _wording;
    private readonly AnswerCheck _check;
    private readonly FaultTranslator _faults;

    public LivyHandler(HttpMessageHandler connections, LivyClientOptions options, RequestWording wording, FaultTranslator faults, ILogger logger)
        : base(connections)
    {
        _endpoint = options.Endpoint!;
        _authentication = options.Authentication;
        _uploadLimits = new UploadLimits(options.TimeProvider, options.Timeouts.UploadIdle, options.Timeouts.UploadResponse);
        _maxResponseSize = options.MaxResponseSize;
        _wording = wording;
        _faults = faults;
        _check = new AnswerCheck(wording, options.TimeProvider, logger);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = LivyRoutes.Of(request);
        var span = LivyDiagnostics.StartRequest(route, _endpoint);
        HttpResponseMessage? response = null;
        try
        {
            if (_authentication is not null)
            {
                await _authentication.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
            }

            response = request.Content is UploadContent upload
                ? await SendUploadAsync(route, request, upload, cancellationToken).ConfigureAwait(false)
                : await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            span?.SetTag("http.response.status_code", (int)response.StatusCode);
            await _check.ThrowUnlessSuccessAsync(route, request, response, cancellationToken).ConfigureAwait(false);
            response.RequestMessage = request;
            response.Content = new LiveContent(response.Content, _maxResponseSize, span) { Location = CreatedLocation.Of(response) };
            return response;
        }
        catch (Exception error)
        {
            span?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            span?.Dispose();
            var translated = _faults.Translate(error, request, response, cancellationToken);
            response?.Dispose();
            if (ReferenceEquals(translated, error))
            {
                throw;
            }

            throw translated;
        }
    }

    private async Task<HttpResponseMessage> SendUploadAsync(LivyRoute route, HttpRequestMessage request, UploadContent upload, CancellationToken cancellationToken)
    {
        using var watch = new UploadWatch(_uploadLimits, upload, cancellationToken);
        upload.Begin(route.UploadField!, watch.OnBlockSent);
        try
        {
            return await base.SendAsync(request, watch.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause) when (watch.HasExpired && !cancellationToken.IsCancellationRequested)
        {
            throw LivyConnectionException.Unanswered($"{_wording.Describe(request)}: {watch.Explanation}", route.Repeatable, cause);
        }
    }
}
