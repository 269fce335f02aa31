using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Livy.Client;

/// <summary>Says in this client's exceptions what went wrong between a request and its answer's last byte.</summary>
/// <param name="wording">What requests are called.</param>
/// <param name="sendsItself">Whether there is nothing but the connections below this client, so that their limits can be told from those of a handler in between.</param>
internal sealed class FaultTranslator(RequestWording wording, bool sendsItself)
{
    /// <summary>The exception to throw for <paramref name="error"/>; the same one where it says enough.</summary>
    public Exception Translate(Exception error, HttpRequestMessage request, HttpResponseMessage? response, CancellationToken cancellationToken)
    {
        var call = wording.Describe(request);
        var isRepeatable = LivyRoutes.Of(request).Repeatable;
        switch (error)
        {
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return error;
            case OperationCanceledException { InnerException: TimeoutException limit } when sendsItself:
                return new LivyConnectionException($"{call} could not be sent to {wording.Endpoint}: {OneLine.Of(limit.Message)}", mayHaveReachedServer: false, error);
            case OperationCanceledException { InnerException: TimeoutException } or TimeoutException:
                // A limit for making a connection looks the same as one that a handler in between sets for the answer.
                return LivyConnectionException.Unanswered(
                    $"{call} got no answer within a limit of the connections: {OneLine.Of(error.Message)}", isRepeatable, error);
            case OperationCanceledException or ObjectDisposedException:
                return NoAnswer($"{call} was ended without an answer, by a handler or because the client was disposed.", error);
            case HttpRequestException { HttpRequestError: var kind } failure:
                var reached = kind is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
                var what = reached ? $"got no whole answer from {wording.Endpoint}" : $"could not be sent to {wording.Endpoint}";
                return new LivyConnectionException($"{call} {what}: {OneLine.Of(failure.Message)}", reached, error) { IsRepeatable = isRepeatable, CreatedId = CreatedIdOf(response) };
            case AnswerTooLargeException large:
                return Unexpected(
                    $"{call} was answered with {large.MaxSize} bytes or more, the limit that {nameof(LivyClientOptions)}.{nameof(LivyClientOptions.MaxResponseSize)} sets.",
                    LivyErrorCode.AnswerTooLarge);
            case IOException or InvalidDataException or SocketException:
                return NoAnswer(response is null ? $"{call} got no whole answer from {wording.Endpoint}: {OneLine.Of(error.Message)}" : $"The answer to {call} broke off: {OneLine.Of(error.Message)}", error);
            case JsonException:
                return Unexpected($"{call} was answered with something that Livy does not answer: {OneLine.Of(error.Message)}", LivyErrorCode.UnexpectedContent);
            default:
                return error;
        }

        LivyConnectionException NoAnswer(string message, Exception cause) =>
            new(message, mayHaveReachedServer: true, cause) { IsRepeatable = isRepeatable, CreatedId = CreatedIdOf(response) };

        LivyApiException Unexpected(string message, LivyErrorCode code) =>
            new(message, response?.StatusCode ?? HttpStatusCode.OK, code, Verdict.Permanent, string.Empty, innerException: error)
            {
                MayHaveReachedServer = !isRepeatable,
                CreatedId = CreatedIdOf(response),
            };
    }

    /// <summary>What a success says it has created, although its body can not be read.</summary>
    private static LivyId CreatedIdOf(HttpResponseMessage? response) =>
        response is { IsSuccessStatusCode: true } ? CreatedLocation.Of(response)?.Id ?? default : default;
}
