using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>Asks the fake what a real server was asked. Only the time is moved for it: a poll is repeated until the fake is in the state the real one was in.</summary>
internal sealed partial class GoldenReplay(string file, FakeLivyOptions options)
{
    private const int ShortSteps = 3_000;
    private const int LongSteps = 300;

    /// <summary>Seconds after which whatever has ended is collected: what a list waits for.</summary>
    private const int CollectionSteps = 700;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(1);
    private readonly SimulatedClock _clock = new();

    /// <summary>Puts the collector's passes of every 60 s where those of the recorded server were.</summary>
    private static readonly TimeSpan GarbageCollectionPhase = TimeSpan.FromSeconds(1.2);

    /// <summary>Requests of two connections in the same millisecond may have come in either order.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(1);
    private readonly bool _isPaced = GoldenOptions.IsPaced(Path.GetFileNameWithoutExtension(file));
    private readonly Dictionary<GoldenExchange, GoldenAsk> _early = [];
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly HashSet<int> _sessions = [];
    private readonly HashSet<int> _batches = [];
    private DateTimeOffset _start;

    public List<GoldenResult> Results { get; } = [];

    public async Task RunAsync()
    {
        List<GoldenExchange> exchanges = [.. GoldenExchange.Read(file)];
        using var livy = new FakeLivy(options, _clock);
        GoldenScripts.From(exchanges).ApplyTo(livy);
        GoldenCompletions.Apply(exchanges, livy);
        GoldenLives.Apply(exchanges, livy);
        _clock.Advance(_isPaced ? GarbageCollectionPhase : TimeSpan.Zero);
        _start = _clock.GetUtcNow();
        for (var at = 0; at < exchanges.Count; at++)
        {
            var exchange = exchanges[at];
            if (exchange.Status is null && exchange.Path is "/sessions/1" && Path.GetFileName(file).StartsWith("17", StringComparison.Ordinal))
            {
                livy.Restart();
                continue;
            }

            AlignIds(livy, exchange);
            await PaceAsync(livy, exchanges, at);
            foreach (var earlier in exchanges.Skip(at + 1).Where(later => later.StartsAt < exchange.StartsAt - Tolerance && !_early.ContainsKey(later)))
            {
                _early.Add(earlier, Begin(livy, earlier));
            }

            if (GoldenLives.DiesBefore(exchanges, at) is { } session)
            {
                livy.KillSession(session);
            }

            Results.Add(await CompareAsync(livy, exchange));
        }
    }

    /// <summary>Where time itself is what is shown, requests are sent at their recorded times, with the polls that were left out.</summary>
    private async Task PaceAsync(FakeLivy livy, List<GoldenExchange> exchanges, int at)
    {
        if (!_isPaced)
        {
            return;
        }

        var golden = exchanges[at];
        var since = at == 0 ? TimeSpan.Zero : exchanges[at - 1].StartsAt;
        for (var poll = 1; poll <= golden.OmittedPolls; poll++)
        {
            MoveTo(since + ((golden.StartsAt - since) * poll / (golden.OmittedPolls + 1)));
            await AskAsync(livy, golden);
        }

        MoveTo(golden.StartsAt);
    }

    private void MoveTo(TimeSpan time)
    {
        var wait = _start + time - _clock.GetUtcNow();
        _clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
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
        var patience = ShortSteps + (ListPath().IsMatch(golden.Path) ? CollectionSteps : LongSteps);
        for (var step = 0; !_isPaced && golden.Method is "GET" && IsOtherState(golden, response) && step < patience; step++)
        {
            _clock.Advance(step < ShortSteps ? Step : LongStep);
            response = await AskAsync(livy, golden);
        }

        LearnCookie(golden, response);
        var isSameOrder = response is null || Same(Normal.HeaderOrder(golden.ResponseHeaders), Normal.HeaderOrder(response.Headers));
        return new GoldenResult(Path.GetFileNameWithoutExtension(file), golden, Difference(golden, response), isSameOrder);
    }

    private async Task<FakeLivyResponse?> AskAsync(FakeLivy livy, GoldenExchange golden)
    {
        using var ask = _early.Remove(golden, out var begun) ? begun : Begin(livy, golden);
        return await ask.AnswerAsync(golden.Status is null ? golden.Duration : null);
    }

    private GoldenAsk Begin(FakeLivy livy, GoldenExchange golden)
    {
        List<KeyValuePair<string, string>> headers = [.. golden.RequestHeaders.Select(header => header.Key is "Cookie" ? new(header.Key, _cookies.GetValueOrDefault(header.Value, header.Value)) : header)];
        if (!headers.Exists(header => header.Key is "Host"))
        {
            var location = golden.ResponseHeaders.FirstOrDefault(header => header.Key is "Location").Value ?? "";
            headers.Add(new("Host", Uri.TryCreate(location, UriKind.Absolute, out var url) && url.Scheme is "http" ? url.Authority : "127.0.0.1"));
        }

        return new GoldenAsk(livy, _clock, new FakeLivyRequest { Method = golden.Method, Target = golden.Path, Headers = headers, Body = golden.RequestBody });
    }

    /// <summary>The real server's cookie means nothing to the fake: what it was given here is sent instead.</summary>
    private void LearnCookie(GoldenExchange golden, FakeLivyResponse? response)
    {
        var recorded = golden.ResponseHeaders.FirstOrDefault(header => header.Key is "Set-Cookie").Value;
        if (recorded is not null && response?.Header("Set-Cookie") is { } ours)
        {
            _cookies[recorded.Split("; ")[0]] = ours.Split("; ")[0];
        }
    }

    private bool IsOtherState(GoldenExchange golden, FakeLivyResponse? response) => golden.Status is null
        ? response is not null
        : response is null || response.Status != golden.Status || !Same(Normal.States(Entries(golden, golden.DecodedBody)), Normal.States(Entries(golden, Text(response))));

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
        var body = ContentCoding.Decode(coding, response.Body, int.MaxValue)!.Value;
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
