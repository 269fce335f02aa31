namespace Livy.Client.Testing;

/// <summary>Reason phrases as Jetty sends them.</summary>
internal static class Reasons
{
    private const string ServerError = "Server Error";

    /// <summary>The Scalatra of 0.7 has a phrase of its own for 500; Jetty's error pages keep theirs.</summary>
    public static string InRelease(FakeLivyResponse response, LivyProfile profile) =>
        profile == LivyProfile.Livy07 && response is { Status: 500, Reason: ServerError } && response.Header("Cache-Control") is null ? "Internal Server Error" : response.Reason;

    public static string Of(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        302 => "Found",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        414 => "URI Too Long",
        417 => "Im a Teapot",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => ServerError,
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    };
}
