using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>Request bodies that are refused: what Jackson and Scala make of them.</summary>
internal static class BodyTables
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Nothing of this may create a session.</summary>
    public static IReadOnlyList<Ask> Creates()
    {
        var asks = new OwnAsks("creates");
        foreach (var body in (string[])
        [
            "",
            " ",
            "\n\n",
            "{",
            "[",
            "\"",
            "\"abc",
            "{\"",
            "{\"foo",
            "{\"kind\"",
            "{\"kind\":",
            "{\"kind\":\"spark\"",
            "{\"kind\":\"spark\",",
            "{\"kind\":\"spark\",}",
            "{,}",
            "{\"kind\" \"spark\"}",
            "{'kind':'spark'}",
            "{kind:1}",
            "{\"kind\":tru}",
            "{\"kind\":nul}",
            "{\"kind\":truex}",
            "{\"kind\":nulll}",
            "{\"kind\":NaN}",
            "{\"kind\":01}",
            "{\"kind\":-}",
            "{\"kind\":-x}",
            "{\"kind\":1.}",
            "{\"kind\":1.x}",
            "{\"kind\":1e}",
            "{\"kind\":.5}",
            "{\"kind\":+1}",
            "{\"kind\":1x}",
            "{\"kind\":\"\\x\"}",
            "{\"kind\":\"\\u12\"}",
            "{\"kind\":\"\\u12G4\"}",
            "{\"kind\":\"a\nb\"}",
            "{\"kind\":\"a\tb\"}",
            "{\"foo\":1 /* c */}",
            "/* c */{}",
            "// c\n{}",
            "#",
            "}",
            "]",
            ":",
            ",",
            "<a/>",
            "kind=spark",
            "{\n \"a\": 1,\n  \"b\": x\n}",
            "\u0001",
            "{\"a\u0001\":1}",
            "é",
            "{é}",
            "{\"conf\":é}",
            "true", "false", "5", "5.5", "-5", "\"\"", "\"x\"", "[]", "[1]", "[{}]", "[[]]", "1e5", "99999999999999999999",
            "{\"Kind\":\"spark\"}",
            "{\"session\":{}}",
            "{\"\":1}",
            "{\"foo\":{\"a\":[1,2]}}",
            "{\"foo\":[1]}",
            "{\"foo\":\"x\"}",
            "{\"foo\":null}",
            "{\"foo\":true}",
            "{\"foo\":1.5}",
            "{\"foo\":-17}",
            "{\"kind\":\"spark\",\"foo\":1}",
            "{\n\t\"foo\": 1}",
            "{\"é\":1}",
            "{\"ttl\":\"1h\"}",
            "{\"ttl\":null}",
            "{\"idleTimeout\":\"1h\"}",
            "{\"file\":\"x\"}",
            "{\"kind\":\"foo\"}",
            "{\"kind\":\"Spark\"}",
            "{\"kind\":\" spark\"}",
            "{\"kind\":\"pyspark3\"}",
            "{\"kind\":\"sparkr3\"}",
            "{\"kind\":5}",
            "{\"kind\":1.5}",
            "{\"kind\":true}",
            "{\"kind\":[]}",
            "{\"kind\":{}}",
            "{\"kind\":[\"spark\"]}",
            "{\"kind\":{\"name\":\"spark\"}}",
            "{\"kind\":null}",
            "{\"kind\":\"\"}",
            "{\"jars\":\"x\"}",
            "{\"jars\":5}",
            "{\"jars\":true}",
            "{\"jars\":{}}",
            "{\"jars\":1.5}",
            "{\"jars\":[[]]}",
            "{\"jars\":[{}]}",
            "{\"jars\":[[\"a\"]]}",
            "{\"jars\":[null]}",
            "{\"jars\":[5]}",
            "{\"jars\":[\"a\",{}]}",
            "{\"jars\":null}",
            "{\"pyFiles\":null}",
            "{\"files\":null}",
            "{\"archives\":null}",
            "{\"jars\":[",
            "{\"jars\":[\"a\"",
            "{\"jars\":[\"a\",",
            "{\"jars\":[\"a\" \"b\"]}",
            "{\"files\":[\"x y\"]}",
            "{\"jars\":\"\"}",
            "{\"conf\":null}",
            "{\"conf\":\"x\"}",
            "{\"conf\":\"\"}",
            "{\"conf\":5}",
            "{\"conf\":true}",
            "{\"conf\":[]}",
            "{\"conf\":[1]}",
            "{\"conf\":{\"a\":[]}}",
            "{\"conf\":{\"a\":{}}}",
            "{\"conf\":{\"a\":null}}",
            "{\"conf\":{\"a\":[1]}}",
            "{\"conf\":{\"a\":\"b\",\"c\":{}}}",
            "{\"conf\":{",
            "{\"conf\":{\"a\"",
            "{\"conf\":{\"a\":\"b\"",
            "{\"driverMemory\":[]}",
            "{\"driverMemory\":{}}",
            "{\"name\":[]}",
            "{\"name\":{\"a\":1}}",
            "{\"proxyUser\":[1]}",
            "{\"queue\":[\"a\"]}",
            "{\"queue\":[\"a\",\"b\"]}",
            "{\"driverCores\":\"2\"}",
            "{\"driverCores\":\"\"}",
            "{\"driverCores\":1.5}",
            "{\"driverCores\":99999999999}",
            "{\"driverCores\":99999999999999999999}",
            "{\"driverCores\":true}",
            "{\"driverCores\":[]}",
            "{\"driverCores\":{}}",
            "{\"driverCores\":[1]}",
            "{\"executorCores\":\"x\"}",
            "{\"numExecutors\":false}",
            "{\"numExecutors\":\"abc\"}",
            "{\"heartbeatTimeoutInSecond\":\"abc\"}",
            "{\"heartbeatTimeoutInSecond\":\"1.5\"}",
            "{\"heartbeatTimeoutInSecond\":\"99999999999\"}",
            "{\"heartbeatTimeoutInSecond\":99999999999}",
            "{\"heartbeatTimeoutInSecond\":99999999999999999999}",
            "{\"heartbeatTimeoutInSecond\":1e10}",
            "{\"heartbeatTimeoutInSecond\":true}",
            "{\"heartbeatTimeoutInSecond\":[]}",
            "{\"heartbeatTimeoutInSecond\":[1]}",
            "{\"heartbeatTimeoutInSecond\":{}}",
            "{\"heartbeatTimeoutInSecond\":\" x \"}",
            "{\"jars\":[\"relative.jar\"]}",
            "{\"jars\":[\"file:/etc/passwd\"]}",
            "{\"jars\":[\"file:///etc/passwd\"]}",
            "{\"jars\":[\"file://host/etc/passwd\"]}",
            "{\"jars\":[\"/etc/passwd\"]}",
            "{\"jars\":[\"local:/x.jar\",\"y\"]}",
            "{\"files\":[\"hdfs:///a b\"]}",
            "{\"files\":[\"a^b\"]}",
            "{\"files\":[\":x\"]}",
            "{\"files\":[\"1x:/y\"]}",
            "{\"files\":[\"file:\"]}",
            "{\"files\":[\"http://[x\"]}",
            "{\"files\":[\"/a%zz\"]}",
            "{\"files\":[\"{work}../x\"]}",
            "{\"pyFiles\":[\"/etc/x.py\"]}",
            "{\"archives\":[\"file:/etc/x.zip#y\"]}",
            "{\"conf\":{\"spark.jars\":\"file:/etc/x.jar\"}}",
            "{\"conf\":{\"spark.files\":\"{work}/a,file:/etc/x.jar\"}}",
            "{\"conf\":{\"spark.archives\":\"relative\",\"spark.jars\":\"relative\"}}",
            "{\"conf\":{\"spark.submit.pyFiles\":\"relative.py\"}}",
            "{\"conf\":{\"spark.yarn.dist.files\":\"relative\"}}",
            "{\"conf\":{\"spark.yarn.dist.archives\":\"relative\"}}",
        ])
        {
            asks.Post("/sessions", body);
        }

        foreach (var body in (string[])["{\"foo\":1}", "{\"kind\":\"nosuch\"}", "{bad"])
        {
            asks.Post("/sessions", Encoding.Unicode.GetBytes(body))
            .Post("/sessions", Encoding.BigEndianUnicode.GetBytes(body))
            .Post("/sessions", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(body)])
            .Post("/sessions", [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(body)])
            .Post("/sessions", Encoding.UTF32.GetBytes(body));
        }

        // These two are taken.
        asks.Post("/sessions", "{\"jars\":[\"\"]}", "blank")
            .Delete("{blank}")
            .Post("/sessions", "{\"jars\":[\"FILE:/etc/passwd\"]}", "upper")
            .Delete("{upper}")
            .Post("/sessions", "{\"jars\":[\"{work}/../secret.jar\"]}", "out")
            .Delete("{out}");
        return asks.Post("/sessions", [.. "{\"kind\":\""u8, 0xff, 0xfe, .. "\"}"u8])
            .Post("/sessions", [.. "{\"kind\":\""u8, 0xc3, .. "\"}"u8])
            .Post("/sessions", [.. "{\""u8, 0xe9, .. "\":1}"u8])
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", "application/json; charset=iso-8859-1"))
            .Post("/sessions", "{\"é\":1}", null, ("Content-Type", "application/json; charset=iso-8859-1"))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", "application/json; charset=nosuch"))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", "nonsense"))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", "multipart/form-data; boundary=x"))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", "multipart/form-data"))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", "multipart/mixed"))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", Form))
            .Post("/sessions", "a=%zz", null, ("Content-Type", Form))
            .Post("/sessions", "", null, ("Content-Type", Form))
            .Post("/sessions", "{\"foo\":1}", null, ("Content-Type", Form + "; charset=utf-8"))
            .Post("/sessions/0/statements", "{\"code\":1}", null, ("Content-Type", Form))
            .Post("/sessions?from=abc", "{\"foo\":1}")
            .Post("/sessions/", "{\"foo\":1}")
            .All;
    }

    public static IReadOnlyList<Ask> Others()
    {
        var asks = new OwnAsks("bodies");
        foreach (var route in (string[])["/sessions/9999/statements", "/sessions/9999/completion", "/sessions/9999/submit-job", "/sessions/9999/run-job", "/sessions/9999/add-jar", "/sessions/9999/add-file", "/sessions/9999/add-pyfile", "/batches"])
        {
            foreach (var body in (string[])["", "{", "null", "[]", "\"x\"", "5", "true", "{\"foo\":1}"])
            {
                // A batch of null is registered under no name and stays; "null" is asked of it below, at the end.
                if (route is not "/batches" || body is not "null")
                {
                    asks.Post(route, body);
                }
            }
        }

        foreach (var body in (string[])
        [
            "{\"code\":{}}",
            "{\"code\":[]}",
            "{\"code\":[\"a\"]}",
            "{\"kind\":[]}",
            "{\"kind\":5,\"code\":\"a\"}",
            "{\"msg_type\":\"x\"}",
            "{\"msg_type\":{}}",
            "{\"msg_type\":null}",
            "{\"msg_type\":5}",
            "{\"msg_type\":[]}",
            "{\"code\":\"a\",\"kind\":\"spark\",\"id\":1}",
        ])
        {
            asks.Post("/sessions/9999/statements", body);
        }

        foreach (var body in (string[])
        [
            "{\"cursor\":\"abc\"}",
            "{\"cursor\":1.5}",
            "{\"cursor\":null}",
            "{\"cursor\":[]}",
            "{\"cursor\":\"\"}",
            "{\"cursor\":99999999999}",
            "{\"code\":[]}",
        ])
        {
            asks.Post("/sessions/9999/completion", body);
        }

        foreach (var body in (string[])
        [
            "{\"job\":\"!!!\"}",
            "{\"job\":\"A\"}",
            "{\"job\":\"AA\"}",
            "{\"job\":\"AAA\"}",
            "{\"job\":\"AA=\"}",
            "{\"job\":\"AAAA=\"}",
            "{\"job\":\"AA==AA==\"}",
            "{\"job\":\"A A A A\"}",
            "{\"job\":\"AA-_\"}",
            "{\"job\":5}",
            "{\"job\":true}",
            "{\"job\":[]}",
            "{\"job\":[1,2]}",
            "{\"job\":{}}",
            "{\"job\":\"AA==\",\"jobType\":[]}",
            "{\"job\":\"é\"}",
        ])
        {
            asks.Post("/sessions/9999/submit-job", body);
        }

        foreach (var body in (string[])
        [
            "{\"file\":[]}",
            "{\"file\":{}}",
            "{\"args\":\"x\"}",
            "{\"args\":{}}",
            "{\"args\":[[]]}",
            "{\"args\":[{\"a\":1}]}",
            "{\"kind\":\"spark\"}",
            "{\"className\":[]}",
            "{\"jars\":null}",
            "{\"conf\":null}",
            "{\"pyFiles\":null}",
            "{\"files\":null}",
            "{\"archives\":null}",
            "{\"conf\":[]}",
            "{\"heartbeatTimeoutInSecond\":1}",
            "{\"name\":\"123\",\"file\":\"x\"}",
            "{\"name\":\"\",\"file\":\"x\"}",
        ])
        {
            asks.Post("/batches", body);
        }

        return asks.Get("/batches").All;
    }
}
