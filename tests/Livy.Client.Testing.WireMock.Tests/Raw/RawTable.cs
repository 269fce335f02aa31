using System.Globalization;
using static Livy.Client.Testing.Tests.RawExchange;
using static Livy.Client.Testing.Tests.RawSetup;

namespace Livy.Client.Testing.Tests;

/// <summary>Requests at which a web framework, or an HTTP library, would do something of its own.</summary>
internal static class RawTable
{
    private const string Json = "Content-Type: application/json";
    private static readonly string Deep = new string('[', 20_000) + new string(']', 20_000);

    public static IReadOnlyList<RawExchange> All { get; } =
    [
        .. Targets(), .. Methods(), .. Heads(), .. Bodies(), .. Sessions(), .. Guards(), .. Releases(),
    ];

    private static IEnumerable<RawExchange> Targets() =>
    [
        Of(Livy09, "200 OK", "GET /version"),
        Of(Livy09, "200 OK", "GET /sessions"),
        Of(Livy09, "200 OK", "GET /sessions/"),
        Of(Livy09, "200 OK", "GET /sessions?from=0&size=1"),
        Of(Livy09, "400 Bad Request", "GET /sessions?from=x&&=&%zz"),
        Of(Livy09, "200 OK", "GET /sessions?="),
        Of(Livy09, "200 OK", "GET /sessions?;=;&==&a=b=c&%00=1"),
        Of(Livy09, "200 OK", "GET /sessions?"),
        Of(Livy09, "404 Not Found", "GET //sessions"),
        Of(Livy09, "404 Not Found", "GET /sessions//"),
        Of(Livy09, "404 Not Found", "GET /sessions/0/"),
        Of(Livy09, "200 OK", "GET /%73essions"),
        Of(Livy09, "404 Not Found", "GET /sessions/my%20session"),
        Of(Livy09, "404 Not Found", "GET /sessions/gr%C3%BC%C3%9Fe"),
        Of(Livy09, "404 Not Found", "GET /sessions/a%2Fb"),
        Of(Livy09, "400 Bad Request", "GET /sessions/%zz"),
        Of(Livy09, "404 Not Found", "GET /batches/../sessions"),
        Of(Livy09, "404 Not Found", "GET /./sessions"),
        Of(Livy09, "404 Not Found", "GET /sessions;v=1"),
        Of(Livy09, "400 Bad Request", "GET /sessions/99999999999999999999"),
        Of(Livy09, "302 Found", "GET /"),
        Of(Livy09, "404 Not Found", "GET /nothing/here"),
        Of(Livy09, "404 Not Found", "GET /__admin/mappings"),
        Of(Livy09, "400 Bad Request", "GET http://elsewhere.test/version"),
        Of(Livy09, "404 Not Found", "OPTIONS *"),
        Of(Livy09, "414 URI Too Long", "GET /sessions?" + new string('x', 140_000)),
    ];

    private static IEnumerable<RawExchange> Methods() =>
    [
        Of(Livy09, "200 OK", "HEAD /version"),
        Of(Livy09, "200 OK", "HEAD /sessions"),
        Of(Livy09, "404 Not Found", "HEAD /sessions/7"),
        Of(Livy09, "405 Method Not Allowed", "FOO /sessions"),
        Of(Livy09, "405 Method Not Allowed", "PUT /sessions/0", "{}", Json),
        Of(Livy09, "405 Method Not Allowed", "PATCH /batches"),
        Of(Livy09, "405 Method Not Allowed", "OPTIONS /sessions"),
        Of(Livy09, "405 Method Not Allowed", "TRACE /sessions"),
        Of(Livy09, "404 Not Found", "DELETE /sessions/7"),
        Of(Livy09, "200 OK", "get /sessions"),
        Of(Livy09, "404 Not Found", "POST /sessions/7", "", "X-HTTP-Method-Override: DELETE"),
        Of(Livy09, "200 OK", "GET /sessions", "a body that nobody asked for", "Content-Type: text/plain"),
    ];

    private static IEnumerable<RawExchange> Heads() =>
    [
        Wire(Livy09, "200 OK", "GET /version HTTP/1.0"),
        Wire(Livy09, "200 OK", "GET /version HTTP/1.1", "Host: ", "Connection: close"),
        Wire(Livy09, "200 OK", "GET /version HTTP/1.1", "Host: [::1]:1", "Connection: close"),
        Wire(Livy09, "400 Bad Request", "GET /version HTTP/1.1", "Connection: close"),
        Wire(Livy09, "400 Bad Request", "GET /version HTTP/1.1", "Host: livy.test", "no colon", "Connection: close"),
        Wire(Livy09, "405 Method Not Allowed", "GET version HTTP/1.1", "Host: livy.test", "Connection: close"),
        Of(Livy09, "200 OK", "GET /sessions", null, "Accept-Encoding: gzip"),
        Of(Livy09, "200 OK", "GET /sessions", null, "Accept-Encoding: deflate, br;q=0.5"),
        Of(Livy09, "200 OK", "GET /sessions", null, "Accept: text/html"),
        Of(Livy09, "200 OK", "GET /sessions", null, "Cookie: a=1; a=2; =; b", "X-Twice: 1", "X-Twice: 2"),
        Of(Livy09, "200 OK", "GET /sessions", null, "Origin: http://elsewhere.test", "Access-Control-Request-Method: POST"),
        Of(Livy09, "431 Request Header Fields Too Large", "GET /sessions", null, [.. Enumerable.Range(0, 9).Select(number => $"X-Long-{number}: {new string('x', 15_000)}")]),
    ];

    private static IEnumerable<RawExchange> Bodies() =>
    [
        Of(Livy09, "400 Bad Request", "POST /sessions", "{", Json),
        Of(Livy09, "400 Bad Request", "POST /sessions", """{"kind": "cobol"}""", Json),
        Of(Livy09, "400 Bad Request", "POST /sessions", """{"nothing": 1}""", Json),
        Of(Livy09, "400 Bad Request", "POST /sessions", "\u00FF\u00FE\u0000", Json),
        Of(Livy09, "400 Bad Request", "POST /sessions", "", Json),
        Of(Livy09, "400 Bad Request", "POST /batches", "{}", Json),
        Of(Livy09, "201 Created", "POST /sessions", """{"kind": "spark", "name": "gr\u00C3\u00BC\u00C3\u009Fe"}""", Json),
        Of(Livy09, "201 Created", "POST /batches", """{"file": "/app.jar"}""", Json),
        Of(Livy09, "201 Created", "POST /sessions", "2\r\n{}\r\n0\r\n\r\n", Json, "Transfer-Encoding: chunked"),
        Of(Livy09, "400 Bad Request", "POST /sessions", "zz\r\n{}\r\n0\r\n\r\n", Json, "Transfer-Encoding: chunked"),
        Of(Livy09, "201 Created", "POST /sessions", "{}", Json, "Expect: 100-continue"),
        Of(Livy09, "500 Server Error", "POST /sessions", "no gzip", Json, "Content-Encoding: gzip"),
        Of(Livy09, "201 Created", "POST /sessions", "{}", "Content-Type: application/xml"),
        Of(Livy09, "400 Bad Request", "POST /sessions", "kind=spark", "Content-Type: application/x-www-form-urlencoded"),
    ];

    private static IEnumerable<RawExchange> Sessions() =>
    [
        Of(Alive, "200 OK", "GET /sessions/0"),
        Of(Alive, "200 OK", "GET /sessions/0/statements/0"),
        Of(Alive, "200 OK", "GET /sessions/0/statements"),
        Of(Alive, "200 OK", "GET /sessions/0/statements", null, "Accept-Encoding: gzip"),
        Of(Alive, "200 OK", "GET /sessions/0/log?size=-1"),
        Of(Alive, "201 Created", "POST /sessions/0/statements", """{"code": "2 + 2"}""", Json),
        Of(Alive, "500 Server Error", "POST /sessions/1/statements", """{"code": "1"}""", Json),
        Of(Alive, "500 Server Error", "GET /sessions/1/statements"),
        Of(Alive, "400 Bad Request", "GET /sessions/2/statements"),
        Of(Alive, "200 OK", "POST /sessions/0/upload-file", Form("file", "data.csv"), "Content-Type: multipart/form-data; boundary=b"),
        Of(Alive, "400 Bad Request", "POST /sessions/0/upload-jar", Form("file", "data.csv"), "Content-Type: multipart/form-data; boundary=b"),
        Of(Alive, "400 Bad Request", "POST /sessions/0/upload-file", "no part", "Content-Type: multipart/form-data; boundary=b"),
        Of(Alive, "200 OK", "GET /batches/0/state"),
        Of(Alive, "200 OK", "POST /batches/0", "", "X-HTTP-Method-Override: DELETE"),
        Of(Alive, "200 OK", "DELETE /sessions/2"),
    ];

    private static IEnumerable<RawExchange> Guards() =>
    [
        Of(Guarded, "401 Authentication required", "GET /sessions"),
        Of(Guarded, "403 Forbidden", "GET /sessions", null, "Authorization: Basic eDp5"),
        Of(Guarded, "200 OK", "GET /sessions", null, "Authorization: Basic YWxpY2U6c2VjcmV0"),
        Of(Guarded, "400 Bad Request", "POST /sessions", "{}", Json, "Authorization: Basic YWxpY2U6c2VjcmV0"),
        Of(Guarded, "201 Created", "POST /sessions", "{}", Json, "Authorization: Basic YWxpY2U6c2VjcmV0", "X-Requested-By: me"),
        Of(RawSetup.BasePath, "200 OK", "GET /gateway/livy/sessions"),
        Of(RawSetup.BasePath, "201 Created", "POST /gateway/livy/sessions", "{}", Json),
        Of(RawSetup.BasePath, "404 Not Found", "GET /sessions"),
        Of(RawSetup.BasePath, "404 Not Found", "GET /gateway/livyx/sessions"),
        Of(RawSetup.BasePath, "302 Found", "GET /gateway/livy"),
    ];

    private static IEnumerable<RawExchange> Releases() =>
    [
        Of(Livy08, "200 OK", "GET /version"),
        Of(Livy08, "201 Created", "POST /sessions", """{"kind": "pyspark"}""", Json),
        Of(Livy08, "404 Not Found", "POST /nothing/here", Deep, Json),
        Of(Livy08, "400 Bad Request", "GET /sessions/%zz"),
        Of(Livy07, "200 OK", "GET /version"),
        Of(Livy07, "201 Created", "POST /sessions", """{"kind": "pyspark"}""", Json),
        Of(Livy07, "400 Bad Request", "POST /sessions", """{"nothing": 1}""", Json),
        Of(Livy07, "200 OK", "GET /sessions", null, "Accept-Encoding: gzip"),
        Of(Livy07, "417 Im a Teapot", "POST /sessions", "{}", Json, "Expect: tea"),
        Of(Livy07, "405 Method Not Allowed", "FOO /sessions"),
    ];

    private static string Form(string part, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"--b\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"{file}\"\r\n\r\na,b\r\n1,2\r\n--b--\r\n");
}
