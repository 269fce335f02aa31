using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client;

/// <summary>
/// Reads the server's words out of an error answer, which has four shapes on any route: an object with a message, a bare JSON string, nothing or <c>{}</c>, and a page
/// of HTML or text from a filter, a gateway or the server's own error handler.
/// </summary>
internal static partial class ErrorBody
{
    private const int MostBytes = 64 * 1024;
    private const int MostCharacters = 1024;

    private static readonly string[] MessageNames = ["msg", "message", "Message"];

    /// <summary>Reads the body, at most its first 64 KB.</summary>
    /// <returns>The words in it; <see langword="null"/> if it breaks off.</returns>
    public static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var buffer = new byte[MostBytes];
                var length = await stream.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return MessageOf(buffer.AsSpan(0, length));
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The server's words in <paramref name="body"/>, cut to 1 KB; empty if it has none.</summary>
    public static string MessageOf(ReadOnlySpan<byte> body)
    {
        // For an empty body under "Accept-Encoding: gzip" Livy sends an empty gzip stream without saying so.
        if (body.IsEmpty || body.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
        {
            return string.Empty;
        }

        body = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        var text = FromJson(body) ?? FromPage(Encoding.UTF8.GetString(body));
        return text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters), "…");
    }

    private static string? FromJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var root = JsonElement.ParseValue(ref reader);
            switch (root.ValueKind)
            {
                case JsonValueKind.String:
                    return root.GetString();
                case JsonValueKind.Object:
                    foreach (var name in MessageNames)
                    {
                        if (root.TryGetProperty(name, out var message) && message.ValueKind is JsonValueKind.String)
                        {
                            return message.GetString();
                        }
                    }

                    return root.EnumerateObject().Any() ? root.GetRawText() : string.Empty;
                default:
                    return root.GetRawText();
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no Unicode.
            return null;
        }
    }

    private static string FromPage(string page)
    {
        var text = WebUtility.HtmlDecode(Tag().Replace(InvisibleElement().Replace(page, " "), " "));
        return WhiteSpace().Replace(text, " ").Trim();
    }

    // Both run through the page once, whatever it holds: an element that is not closed reaches to the end, and a tag ends where the next one begins.
    [GeneratedRegex("<(?<name>script|style|head)\\b.*?(</\\k<name>>|\\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvisibleElement();

    [GeneratedRegex("<[^<>]*>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
