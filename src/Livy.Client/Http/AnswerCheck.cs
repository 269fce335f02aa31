using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Lets pass what Livy answers with success, and makes an exception of everything else.</summary>
internal sealed class AnswerCheck(RequestWording wording, TimeProvider time, ILogger logger)
{
    private const string JsonMediaType = "application/json";

    /// <exception cref="LivyApiException">The answer is an error, or no answer of Livy.</exception>
    public ValueTask ThrowUnlessSuccessAsync(LivyRoute route, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent))
        {
            return ThrowRefusalAsync(route, request, response, cancellationToken);
        }

        ThrowUnlessContentFits(route, request, response);
        return ValueTask.CompletedTask;
    }

    private async ValueTask ThrowRefusalAsync(LivyRoute route, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (await ErrorBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false) is not { } serverMessage)
        {
            // Of most of them the status says enough; with these it is the words that tell a refusal from something that passes, and what is gone from a wrong address.
            serverMessage = response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.InternalServerError
                ? throw new IOException($"The words of a {(int)response.StatusCode} are cut off.")
                : string.Empty;
        }

        var (code, verdict) = ErrorClassifier.Of((int)response.StatusCode, serverMessage);
        if (code == LivyErrorCode.SessionNotFound && route.IsOfBatches)
        {
            // Livy says "Session" of batches, too.
            code = LivyErrorCode.BatchNotFound;
        }

        LogMessages.Refused(logger, route.Name, (int)response.StatusCode, code.Value);
        throw new LivyApiException(Explain(request, response, code, serverMessage), response.StatusCode, code, verdict, serverMessage, RetryAfterOf(response))
        {
            MayHaveReachedServer = !route.Repeatable && ErrorClassifier.LeavesOpen(code, verdict),
        };
    }

    private void ThrowUnlessContentFits(LivyRoute route, HttpRequestMessage request, HttpResponseMessage response)
    {
        // An empty body of another status fails as JSON.
        if (route.HasResult && response.StatusCode is HttpStatusCode.NoContent)
        {
            throw Unexpected(route, request, response, "no content, although the route has a result");
        }

        if (IsPlainlyJson(response.Content.Headers))
        {
            return;
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (!IsJson(mediaType) && (mediaType is not null || route.HasResult))
        {
            throw Unexpected(route, request, response, $"{mediaType ?? "no content type"} instead of JSON");
        }
    }

    private LivyApiException Unexpected(LivyRoute route, HttpRequestMessage request, HttpResponseMessage response, string what) => new(
        $"{wording.Describe(request)} was answered with {(int)response.StatusCode} and {OneLine.Of(what)}: is {wording.Endpoint} Livy, or a login page before it?",
        response.StatusCode,
        LivyErrorCode.UnexpectedContent,
        Verdict.Permanent,
        string.Empty)
    {
        MayHaveReachedServer = !route.Repeatable,
        CreatedId = CreatedLocation.Of(response)?.Id ?? default,
    };

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wish = header?.Delta ?? (header?.Date - (response.Headers.Date ?? time.GetUtcNow()));
        return wish < TimeSpan.Zero ? TimeSpan.Zero : wish;
    }

    /// <summary>Recognises what Livy sends by its text, as parsing it would cost more than all other checks; whatever looks different is parsed.</summary>
    private static bool IsPlainlyJson(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Type", out var values)
        && values.ToString() is var text
        && text.StartsWith(JsonMediaType, StringComparison.OrdinalIgnoreCase)
        && (text.Length == JsonMediaType.Length || text[JsonMediaType.Length] == ';');

    private static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals(JsonMediaType, StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private string Explain(HttpRequestMessage request, HttpResponseMessage response, LivyErrorCode code, string serverMessage)
    {
        var status = $"{wording.Describe(request)} was answered with {(int)response.StatusCode}";
        var words = OneLine.Of(serverMessage);
        if (code == LivyErrorCode.Redirected)
        {
            var target = response.Headers.Location is { } location ? TargetOf(location) : "nowhere";
            return $"{status}, a redirect to {target}. The client follows no redirects: give it the address that answers itself.";
        }

        if (code == LivyErrorCode.RouteNotFound)
        {
            return $"{status}: {wording.Endpoint} does not know this path. Is the endpoint Livy's own address, with the prefix of a gateway if there is one? {words}".TrimEnd();
        }

        var said = words.Length == 0 ? $"{status} and no message." : $"{status}: {words}";
        return Hints.For(code) is { } hint ? $"{said} {hint}" : said;
    }

    /// <summary>Without its query and user: login pages carry tokens there.</summary>
    private string TargetOf(Uri location) => Uri.TryCreate(wording.Endpoint, location, out var target)
        ? OneLine.Of(target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
        : "an address that can not be read";
}
