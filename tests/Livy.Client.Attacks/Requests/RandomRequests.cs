using System.Globalization;
using System.Text;

namespace Livy.Client.Attacks;

/// <summary>Requests as somebody would send them who wants to see the server fall: right ones, spoiled in one place or in many.</summary>
internal static class RandomRequests
{
    private static readonly string[] Methods = ["GET", "POST", "POST", "POST", "DELETE", "HEAD", "PUT", "OPTIONS", "TRACE", "get", "CONNECT", "PATCH", "", "G\u00c9T"];

    private static readonly string[] Paths =
    [
        "/sessions", "/sessions/0", "/sessions/0/statements", "/sessions/0/statements/0", "/sessions/0/statements/0/cancel", "/sessions/0/completion", "/sessions/0/submit-job", "/sessions/0/run-job",
        "/sessions/0/jobs/1", "/sessions/0/upload-jar", "/sessions/0/upload-file", "/sessions/0/add-file", "/sessions/0/log", "/sessions/0/connect", "/sessions/1", "/sessions/1/interrupt",
        "/sessions/my name", "/batches", "/batches/0", "/batches/0/log", "/version", "/metrics/ping", "/ui", "/", "*", "http://other.test/sessions",
    ];

    private static readonly string[] Queries = ["", "", "", "?from=0&size=3", "?size=-1", "?from=99999999999", "?doAs=root", "?order=desc&_method=DELETE", "?%zz", "?a=%ff&&==", "?from=٣"];

    private static readonly string[] Names = ["kind", "code", "name", "conf", "jars", "files", "proxyUser", "heartbeatTimeoutInSecond", "driverCores", "ttl", "file", "args", "className", "job", "jobType", "cursor", "uri", "msg_type", "foo", ""];

    private static readonly string[] Code =
    [
        "1", "+", "-", "*", "**", "/", "%", "(", ")", "[", "]", "{", "}", "'", "\"", "\"\"\"", "x", "=", ",", ".", ":", ";", "\\n", " ", "print", "val ", "spark", "sc", ".sql(", ".range(", ".show()", ".collect()", ".toJSON()", ".take(",
        "select ", "from range(9)", " where ", "lambda ", "99999999999999999999", "1e308", "0x7f", "\\u0000", "\\ud800", "é", "%table ", "%json ", "time.sleep(0)", "import ", "#", "//", "/*", "import os\\nos.system('touch here')",
    ];

    public static byte[] Make(Dice dice)
    {
        var body = Body(dice);
        var text = new StringBuilder();
        text.Append(dice.Pick(Methods)).Append(' ').Append(Target(dice)).Append(' ').Append(dice.OneIn(20) ? "HTTP/9.9" : "HTTP/1.1").Append("\r\nHost: x\r\nConnection: close\r\n");
        for (var header = dice.Below(4); header > 0; header--)
        {
            text.Append(Header(dice)).Append("\r\n");
        }

        text.Append(dice.Below(12) switch
        {
            0 => "Transfer-Encoding: chunked\r\n\r\n" + body.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n",
            1 => $"Content-Length: {dice.Size(100_000)}\r\n\r\n",
            2 => "Content-Length: -5\r\nContent-Length: 7\r\n\r\n",
            _ => $"Content-Length: {body.Length}\r\n\r\n",
        });
        byte[] request = [.. Encoding.Latin1.GetBytes(text.ToString()), .. body];
        for (var spoilt = dice.OneIn(3) ? dice.Size(8) : 0; spoilt > 0; spoilt--)
        {
            request[dice.Below(request.Length)] = (byte)dice.Below(256);
        }

        return dice.OneIn(10) ? request[..dice.Below(request.Length)] : request;
    }

    private static string Target(Dice dice)
    {
        var path = dice.Pick(Paths) + dice.Pick(Queries);
        return dice.Below(8) switch
        {
            0 => path.Insert(dice.Below(path.Length), dice.Pick<string>(["/..", "/./", "%2e%2e/", "%00", "%", ";a=b", "//", "%2f", "é", "\\", new string('a', dice.Size(200_000))])),
            _ => path,
        };
    }

    private static string Header(Dice dice) => dice.Below(9) switch
    {
        0 => "Content-Type: multipart/form-data; boundary=" + dice.Pick<string>(["B", "", "\"", "--"]),
        1 => "Content-Type: application/x-www-form-urlencoded",
        2 => "Content-Encoding: " + dice.Pick<string>(["gzip", "deflate", "br"]),
        3 => "Accept-Encoding: gzip, deflate;q=0",
        4 => "X-HTTP-Method-Override: " + dice.Pick(Methods),
        5 => "Expect: 100-continue",
        6 => "Authorization: " + dice.Pick<string>(["Basic !!!", "Negotiate ", "Bearer x"]),
        7 => $"X-{dice.Below(10)}: {new string('b', dice.Size(60_000))}",
        _ => "Accept: application/vnd.livy.v9+json",
    };

    private static byte[] Body(Dice dice)
    {
        if (dice.OneIn(8))
        {
            var bytes = new byte[dice.Size(10_000)];
            dice.Fill(bytes);
            return bytes;
        }

        if (dice.OneIn(8))
        {
            var name = dice.Pick<string>(["jar", "file", "", "x"]);
            var file = dice.Pick<string>(["../../../../escaped.jar", "/tmp/escaped.jar", "a.jar", "", "..", "C:\\escaped.jar", "a\u0000.py", "UTF-8''..%2f..%2fescaped"]);
            return Encoding.UTF8.GetBytes($"--B\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n{new string('x', dice.Size(5_000))}\r\n--B--\r\n");
        }

        var json = new StringBuilder("{");
        for (var property = dice.Below(5); property > 0; property--)
        {
            json.Append('"').Append(dice.Pick(Names)).Append("\":").Append(Value(dice)).Append(property > 1 ? "," : "");
        }

        return Encoding.UTF8.GetBytes(json.Append('}').ToString());
    }

    private static string Value(Dice dice) => dice.Below(10) switch
    {
        0 => dice.Pick<string>(["null", "true", "-1", "1e999", "5.5", "[]", "{}", "[null]", "{\"a\":[1]}", "99999999999999999999"]),
        1 => new string('[', dice.Size(30_000)),
        2 => "{\"livy.rsc.retained-statements\":\"" + dice.Pick<string>(["-1", "0", "99999999999", "x"]) + "\",\"livy.rsc.job-cancel.timeout\":\"" + dice.Pick<string>(["9999999999d", "-1", "5s"]) + "\"}",
        3 => "\"" + dice.Pick<string>(["spark", "pyspark", "sql", "sparkr", "shared", "python", "9999999999999d", "AAAA", "/etc/passwd", "hdfs:///a.jar"]) + "\"",
        _ => "\"" + string.Concat(Enumerable.Range(0, dice.Size(200)).Select(_ => dice.Pick(Code).Replace("\"", "\\\"", StringComparison.Ordinal))) + "\"",
    };
}
