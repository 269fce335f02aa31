using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>Requests put together at random from what parsers stumble over. The same seed makes the same ones.</summary>
internal static class RandomRequests
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE", "HEAD", "PUT", "OPTIONS", "PATCH", "FOO", "CONNECT", "TRACE", "get"];

    private static readonly string[] Pieces =
    [
        "/", "sessions", "batches", "statements", "__admin", "0", "a", "..", ".", "%20", "%zz", "%00", "%2F", "%5B", "%c3%a9", "%F0%9F%98%80", "\u00e9",
        ";", "?", "&", "=", "[", "]", "{", "}", "\\", "|", "\"", "'", "<", "~", ":", "@", "*", ",", "+", "#", "^", "`", "$", "!", "(", ")",
    ];

    private static readonly string[] Headers =
    [
        "Cookie: a=b; c", "Cookie: =;;=,", "Accept: */*", "Host: a:b:c", "X-\u00e9: 1", "Authorization: x", "Range: bytes=0-1", "If-None-Match: *", "Upgrade: h2c", "Content-Encoding: gzip", "Content-Encoding: br",
        "Content-Type: application/json", "Content-Type: application/json; charset=utf-7", "Content-Type: multipart/form-data; boundary=b", "Content-Type: ;;;",
        "Content-Type: application/x-www-form-urlencoded", "Content-Type: text/plain; charset=nothing", "Content-Type: application/grpc", "Content-Type: application/xml",
    ];

    private static readonly string[] Bodies =
    [
        "", "{}", "[", "null", "1", "\"x\"", "[1,2]", "{/*c*/}", "{\"a\":{\"$type\":\"System.Uri\"}}", "{\"a\":1e999999}", "{\"a\":99999999999999999999999999}", "{\"d\":\"2026-01-01T00:00:00Z\"}",
        "a=b&=&&=c", "\u00ff\u00fe", "--b\r\n\r\n--b--", "<a/>",
    ];

    public static IEnumerable<byte[]> Make(int seed, int count)
    {
        var random = new Random(seed);
        string Some(string[] choices, int most, string end) => string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => choices[random.Next(choices.Length)] + end));
        for (var made = 0; made < count; made++)
        {
            var body = Some(Bodies, 1, "");
            yield return Encoding.Latin1.GetBytes(
                $"{Methods[random.Next(Methods.Length)]} /{Some(Pieces, 8, "")} HTTP/1.1\r\nHost: livy.test\r\n{Some(Headers, 3, "\r\n")}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        }
    }
}
