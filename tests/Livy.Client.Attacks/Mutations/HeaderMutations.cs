using System.Globalization;
using System.IO.Compression;

namespace Livy.Client.Attacks;

/// <summary>Headers that are missing, wrong or odd.</summary>
internal static class HeaderMutations
{
    private static readonly string[] ContentTypes =
    [
        "text/html", "text/html; charset=utf-8", "text/plain", "application/octet-stream", "application/problem+json", "application/json; charset=utf-16", "application/json; charset=\"no such\"",
        "application/json;", "APPLICATION/JSON", "application/jsonx", "json", "", " ", "/", ";", "*/*", "application/json, text/html", "text/plain; charset=;;;", "multipart/form-data",
        "application/vnd.x+json; charset=bogus", "+json", "application/json; charset=\u00e9", new('a', 10_000),
    ];

    private static readonly string[] Waits =
    [
        "0", "-1", "1", "120", "2147483648", "99999999999", "922337203685477580700", "1.5", "soon", "", " ", "60, 120", "٣", "Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 01 Jan 0001 00:00:00 GMT", "Wed, 99 Foo 2015 07:28:00 GMT", "2026-11-22T00:00:00Z",
    ];

    private static readonly string[] Locations =
    [
        "", " ", "/", "//", "?", "#", "..", "../../..", "/sessions/0", "/sessions/-1", "/sessions/99999999999999999999", "sessions/a b", "http://[::1", "http://:0/", "http://user:secret@host/?token=1",
        "javascript:alert(1)", "mailto:x", "a:b:c", "file:///etc", "http://\u00e9.example/\u202e", "http://host:99999999/", "/%", "/%ff%00", "\\\\host\\share", new('/', 70_000),
    ];

    private static readonly string[] Lengths = ["0", "1", "-1", "abc", "", "9223372036854775807", "9223372036854775808", "2147483648", "1, 2"];
    private static readonly string[] Codings = ["gzip", "deflate", "br", "identity", "x", "gzip, gzip", ""];

    private static readonly KeyValuePair<string, string>[] Others =
    [
        KeyValuePair.Create("Date", "yesterday"), KeyValuePair.Create("Date", "Mon, 01 Jan 0001 00:00:00 GMT"), KeyValuePair.Create("Set-Cookie", "hadoop.auth=\"\"; Path=/"),
        KeyValuePair.Create("WWW-Authenticate", "Negotiate"), KeyValuePair.Create("WWW-Authenticate", "=,,"), KeyValuePair.Create("Server", "\u0001"), KeyValuePair.Create("Content-Range", "bytes 0-1/*"),
        KeyValuePair.Create("Transfer-Encoding", "chunked"), KeyValuePair.Create("Connection", "close"), KeyValuePair.Create("X-Long", new string('x', 30_000)),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("no content type", 1, (reply, _) => reply.RemoveHeader("Content-Type")),
        new("odd content type", 3, (reply, dice) => reply.SetHeader("Content-Type", dice.Pick(ContentTypes))),
        new("two content types", 1, (reply, dice) => reply.Headers.Add(KeyValuePair.Create("Content-Type", dice.Pick(ContentTypes)))),
        new("odd Retry-After", 2, (reply, dice) => Set(reply, dice, "Retry-After", Waits, [429, 503, 500])),
        new("odd Location", 2, (reply, dice) => Set(reply, dice, "Location", Locations, [201, 301, 302, 307])),
        new("odd Content-Length", 1, (reply, dice) => reply.SetHeader("Content-Length", dice.Pick(Lengths))),
        new("Content-Length too short", 1, (reply, dice) =>
        {
            // A connection brings no more than it says.
            reply.EndsAt = dice.Below(reply.Body.Length);
            reply.SetHeader("Content-Length", reply.EndsAt.Value.ToString(CultureInfo.InvariantCulture));
        }),
        new("Content-Length too long", 1, (reply, dice) =>
        {
            reply.SetHeader("Content-Length", (reply.Body.Length + dice.Size(1 << 30)).ToString(CultureInfo.InvariantCulture));
            reply.Ending = Ending.Breaks;
            reply.Fault = () => new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }),
        new("flagged as packed", 1, (reply, dice) => reply.SetHeader("Content-Encoding", dice.Pick(Codings))),
        new("unpacked although it is not packed", 1, (reply, dice) =>
            reply.Unpacked = dice.OneIn(2) ? body => new GZipStream(body, CompressionMode.Decompress) : body => new ZLibStream(body, CompressionMode.Decompress)),
        new("packed", 1, (reply, dice) =>
        {
            var packed = new MemoryStream();
            using (var packer = new GZipStream(packed, CompressionLevel.Fastest))
            {
                packer.Write(reply.Body);
            }

            reply.Body = packed.ToArray();
            reply.SetHeader("Content-Encoding", "gzip");
            reply.Unpacked = dice.OneIn(2) ? body => new GZipStream(body, CompressionMode.Decompress) : null;
        }),
        new("odd header", 1, (reply, dice) => reply.Headers.AddRange(Enumerable.Repeat(dice.Pick(Others), dice.Size(20)))),
    ];

    private static void Set(Reply reply, Dice dice, string name, string[] values, int[] statuses)
    {
        reply.SetHeader(name, dice.Pick(values));
        if (dice.OneIn(2))
        {
            reply.Status = dice.Pick(statuses);
        }
    }
}
