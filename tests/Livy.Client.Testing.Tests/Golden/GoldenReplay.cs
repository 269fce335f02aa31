using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>Asks the fake what a real server was asked. Only the time is moved for it: a poll is repeated until the fake is in the state the real one was in.</summary>
internal sealed partial class GoldenReplay(string file, FakeLivyOptions options)
{
    private const int Patience = 600;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(1);
    private readonly SimulatedClock _clock = new();
    private readonly HashSet<int> _sessions = [];
    private readonly HashSet<int> _batches = [];

    public List<GoldenResult> Results { get; } = [];

    public async Task RunAsync()
    {
        List<GoldenExchange> exchanges = [.. GoldenExchange.Read(file)];
        using var livy = new FakeLivy(options, _clock);
        GoldenScripts.From(exchanges).ApplyTo(livy);
        GoldenLives.Apply(exchanges, livy);
        foreach (var exchange in exchanges)
        {
            if (exchange.Status is null && exchange.Path is "/sessions/1" && Path.GetFileName(file).StartsWith("17", StringComparison.Ordinal))
            {
                livy.Restart();
                continue;
            }

            AlignIds(livy, exchange);
            Results.Add(await CompareAsync(livy, exchange));
        }
    }

    /// <summary>Other scenarios took ids on the same server.</summary>
    private void AlignIds(FakeLivy livy, GoldenExchange exchange)
    {
        if (exchange.Method is not "POST" || exchange.Status is not (201 or 400))
        {
            return;
        }

        var location = exchange.ResponseHeaders.FirstOrDefault(header => header.Key is "Location").Value ?? "";
        if (EntryLocation().Match(location) is { Success: true } created)
        {
            var isSession = created.Groups["mount"].Value is "sessions";
            var id = int.Parse(created.Groups["id"].Value);
            (isSession ? _sessions : _batches).Add(id);
            livy.SkipIds(isSession, id);
        }
        else if (Duplicate().Match(exchange.DecodedBody) is { Success: true } refused)
        {
            livy.SkipIds(exchange.Path.StartsWith("/sessions", StringComparison.Ordinal), int.Parse(refused.Groups["id"].Value));
        }
    }

    private async Task<GoldenResult> CompareAsync(FakeLivy livy, GoldenExchange golden)
    {
        var response = await AskAsync(livy, golden);
        for (var step = 0; golden.Method is "GET" && IsOtherState(golden, response) && step < Patience; step++)
        {
            _clock.Advance(step < Patience / 2 ? Step : LongStep);
            response = await AskAsync(livy, golden);
        }

        return new GoldenResult(Path.GetFileNameWithoutExtension(file), golden, Difference(golden, response));
    }

    private async Task<FakeLivyResponse?> AskAsync(FakeLivy livy, GoldenExchange golden)
    {
        List<KeyValuePair<string, string>> headers = [.. golden.RequestHeaders];
        if (!headers.Exists(header => header.Key is "Host"))
        {
            var location = golden.ResponseHeaders.FirstOrDefault(header => header.Key is "Location").Value ?? "";
            headers.Add(new("Host", Uri.TryCreate(location, UriKind.Absolute, out Uri? url) && url.Scheme is "http" ? url.Authority : "127.0.0.1"));
        }

        using var giveUp = new CancellationTokenSource();
        var request = new FakeLivyRequest() { Method = golden.Method, Target = golden.Path, Headers = headers, Body = golden.RequestBody };
        var answer = livy.HandleAsync(request, giveUp.Token);
        for (var step = 0; !answer.IsCompleted && step < Patience; step++)
        {
            _clock.Advance(step < 100 ? Step : LongStep);
        }

        await giveUp.CancelAsync();
        try
        {
            return await answer;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private bool IsOtherState(GoldenExchange golden, FakeLivyResponse? response) => golden.Status is not null
        && (response is null || response.Status != golden.Status || !Same(Normal.States(Entries(golden, golden.DecodedBody)), Normal.States(Entries(golden, Text(response)))));

    private string? Difference(GoldenExchange golden, FakeLivyResponse? response)
    {
        if (golden.Status is null || response is null)
        {
            return golden.Status is null == (response is null) ? null : $"answered {response?.Status.ToString() ?? "never"} instead of {golden.Status?.ToString() ?? "never"}";
        }

        if (golden.Status != response.Status || !Same(golden.Reason, response.Reason))
        {
            return $"{golden.Status} {golden.Reason} ≠ {response.Status} {response.Reason} | {Cut(golden.DecodedBody)} ≠ {Cut(Text(response))}";
        }

        var wantedHeaders = Normal.Headers(golden.ResponseHeaders);
        var headers = Normal.Headers(response.Headers);
        if (!Same(wantedHeaders, headers))
        {
            return $"headers {wantedHeaders.ReplaceLineEndings("|")} ≠ {headers.ReplaceLineEndings("|")}";
        }

        if (IsGzip(golden.ResponseBody) != IsGzip(response.Body.Span))
        {
            return "one is gzip, the other is not";
        }

        var wanted = Normal.Body(Entries(golden, golden.DecodedBody));
        var found = Normal.Body(Entries(golden, Text(response)));
        return Same(wanted, found) ? null : $"body {FirstDifference(wanted, found)}";
    }

    private string Entries(GoldenExchange golden, string body)
    {
        if (golden.Path.Contains("/log", StringComparison.Ordinal))
        {
            return Normal.LogPageBody(body);
        }

        if (golden.Method is "POST" && golden.Status == 201 && golden.Path.EndsWith("/statements", StringComparison.Ordinal))
        {
            return Normal.CreatedStatement(body);
        }

        var isSessions = golden.Path.StartsWith("/sessions", StringComparison.Ordinal);
        if (!ListPath().IsMatch(golden.Path))
        {
            return body;
        }

        return (golden.Method, golden.Status) switch
        {
            ("GET", 200) when body.StartsWith("{\"from\"", StringComparison.Ordinal) => Normal.ListBody(body, isSessions ? _sessions : _batches, Normal.IsWholeList(golden.DecodedBody)),
            ("POST", 201) when !isSessions => Normal.CreatedBatch(body),
            _ => body,
        };
    }

    private static string Text(FakeLivyResponse response)
    {
        var coding = IsGzip(response.Body.Span) ? "gzip" : response.Header("Content-Encoding");
        var body = ContentCoding.Decode(coding, response.Body);
        return System.Text.Encoding.UTF8.GetString(body.Span);
    }

    private static bool IsGzip(ReadOnlySpan<byte> body) => body is [0x1f, 0x8b, ..];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static string Cut(string text) => text.Length > 160 ? text[..160] + "…" : text;

    private static string FirstDifference(string wanted, string found)
    {
        var at = 0;
        while (at < wanted.Length && at < found.Length && wanted[at] == found[at])
        {
            at++;
        }

        var start = Math.Max(0, at - 40);
        return $"at {at}: {Cut(wanted[start..])} ≠ {Cut(found[start..])}";
    }

    [GeneratedRegex("^/(?<mount>sessions|batches)/(?<id>[0-9]+)$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex EntryLocation();

    [GeneratedRegex("Duplicate session name: .* for session (?<id>[0-9]+)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Duplicate();

    [GeneratedRegex("^/(sessions|batches)/?([?].*)?$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex ListPath();
}
