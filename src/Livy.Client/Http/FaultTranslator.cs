using System.Net;
using System.Text.Json;

namespace Livy.Client;

/// <summary>Says in this client's exceptions what went wrong between a request and its answer's last byte.</summary>
internal sealed class FaultTranslator(RequestWording wording)
{
    /// <summary>The exception to throw for <paramref name="error"/>; the same one where it says enough.</summary>
    public Exception Translate(Exception error, HttpRequestMessage request, HttpStatusCode? status, CancellationToken cancellationToken)
    {
        var call = wording.Describe(request);
        switch (error)
        {
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return error;
            case OperationCanceledException { InnerException: TimeoutException { InnerException: not OperationCanceledException } limit }:
                // The handler's limit for making a connection; HttpClient's own limit wraps the cancellation that it caused.
                return new LivyConnectionException($"{call} could not be sent to {wording.Endpoint}: {OneLine.Of(limit.Message)}", mayHaveReachedServer: false, error);
            case OperationCanceledException { InnerException: TimeoutException }:
                return LivyConnectionException.Unanswered($"{call} got no answer within the limit of the given HttpClient: {OneLine.Of(error.Message)}", error);
            case HttpRequestException { HttpRequestError: var kind } failure:
                var reached = kind is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
                var what = reached ? $"got no whole answer from {wording.Endpoint}" : $"could not be sent to {wording.Endpoint}";
                return new LivyConnectionException($"{call} {what}: {OneLine.Of(failure.Message)}", reached, error);
            case AnswerTooLargeException large:
                return Unexpected(
                    $"{call} was answered with {large.MaxSize} bytes or more, the limit that {nameof(LivyClientOptions)}.{nameof(LivyClientOptions.MaxResponseSize)} sets.",
                    status,
                    LivyErrorCode.AnswerTooLarge,
                    error);
            case IOException or InvalidDataException:
                return new LivyConnectionException($"The answer to {call} broke off: {OneLine.Of(error.Message)}", mayHaveReachedServer: true, error);
            case JsonException:
                return Unexpected($"{call} was answered with something that Livy does not answer: {OneLine.Of(error.Message)}", status, LivyErrorCode.UnexpectedContent, error);
            default:
                return error;
        }
    }

    private static LivyApiException Unexpected(string message, HttpStatusCode? status, LivyErrorCode code, Exception error) =>
        new(message, status ?? HttpStatusCode.OK, code, Verdict.Permanent, string.Empty, innerException: error);
}
