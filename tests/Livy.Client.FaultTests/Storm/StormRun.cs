using System.Collections.Concurrent;

namespace Livy.Client.FaultTests;

/// <summary>One storm: many callers who submit at once while the weather breaks the server and the way to it.</summary>
internal sealed class StormRun : IDisposable
{
    private const int SharedSessions = 8;

    /// <summary>How many clients submit the same at once, when they do.</summary>
    private const int Identical = 3;

    /// <summary>How long the clients go on after the last caller was told something: longer than a request can be late.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(20);

    /// <summary>How long a caller does something else between two submissions; without it thousands of them would meet one outage.</summary>
    private static readonly TimeSpan LongestThought = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly StormOptions _options;
    private readonly StormServer _server = new();
    private readonly Weather _weather;
    private readonly StormClients _clients;
    private readonly Caller _caller;
    private readonly SharedSession[] _shared;
    private readonly ConcurrentQueue<Submission> _submissions = new();
    private readonly ConcurrentDictionary<string, int> _names = new(StringComparer.Ordinal);
    private Task _break = Task.CompletedTask;
    private int _breaks;
    private int _numbers;

    public StormRun(StormOptions options)
    {
        _options = options;
        _weather = new Weather(_server.Livy, new Stranger(_server.Livy), options.Seed);
        _clients = new StormClients(options.Clients, _server, _weather, options.IsCareless);
        _caller = new Caller(options, _server, _clients, new Eyes(_server.Livy, _server.Ledger));
        _shared = [.. Enumerable.Range(0, SharedSessions).Select(_ => new SharedSession())];
    }

    public void Dispose()
    {
        foreach (var shared in _shared)
        {
            shared.Gate.Dispose();
        }

        _server.Dispose();
    }

    /// <summary>Runs it.</summary>
    public async Task<StormResult> RunAsync()
    {
        var begin = TimeProvider.System.GetTimestamp();
        var simulatedBegin = _server.Clock.GetUtcNow();
        await using var watchdog = new Watchdog(() => $"{_submissions.Count} submissions, {_weather.Requests} requests, the clock shows {_server.Clock.GetUtcNow():O}", progress: () => _weather.Requests);
        _weather.Begin(_options.Strength);
        await _server.Clock.RunUntilAsync(Task.Run(StormAsync), Year);
        _weather.End();
        await _server.Clock.RunForAsync(Calm);
        var simulated = _server.Clock.GetUtcNow() - simulatedBegin;
        List<LivyCandidate> leftovers = [.. _clients.Names.SelectMany(name => _clients[name].Leftovers)];
        var figures = new Judge(_submissions, _server.Ledger.Entries, _server.Ledger.Statements, _server.Ledger.Touches, leftovers).Count();
        await _server.Clock.RunUntilAsync(_clients.DisposeAsync().AsTask(), Year);
        return new StormResult(figures, _weather.Requests, _server.Ledger.Lifetime, _weather.Outages, _weather.Rates, simulated, TimeProvider.System.GetElapsedTime(begin));
    }

    private async Task StormAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, _options.Callers).Select(_ => Task.Run(CallAsync))).ConfigureAwait(false);
        await _break.ConfigureAwait(false);
        foreach (var shared in _shared)
        {
            await GiveUpAsync(shared).ConfigureAwait(false);
        }
    }

    private async Task CallAsync()
    {
        while (_submissions.Count < _options.Count)
        {
            var number = Interlocked.Increment(ref _numbers);
            var dice = new Dice(_options.Seed, number);
            await Task.Delay(LongestThought * dice.Share(), _server.Clock).ConfigureAwait(false);
            await SubmitAsync(number, dice).ConfigureAwait(false);
            BreakNowAndThen();
        }
    }

    private async Task SubmitAsync(int number, Dice dice)
    {
        IReadOnlyList<string> who = dice.OneIn(10)
            ? [.. _clients.Names.Skip(dice.Below(_clients.Names.Count - Identical + 1)).Take(Identical)]
            : [dice.Pick(_clients.Names)];
        var choice = dice.Below(100);
        if (choice < 33)
        {
            var runsCode = dice.OneIn(2);
            await Task.WhenAll(who.Select(client => SessionAsync(number, client, runsCode))).ConfigureAwait(false);
        }
        else if (choice < 66)
        {
            var file = dice.OneIn(12) ? StormServer.RefusedFile : dice.OneIn(3) ? StormServer.LongFile : StormServer.ShortFile;
            await Task.WhenAll(who.Select(client => BatchAsync(number, client, file))).ConfigureAwait(false);
        }
        else
        {
            await StatementAsync(number, who, dice).ConfigureAwait(false);
        }
    }

    private async Task SessionAsync(int number, string client, bool runsCode)
    {
        var submission = Add(WorkKind.Session, client, Markers.Own(number));
        var session = await WithNameAsync(number, name => _caller.StartAsync(submission, name)).ConfigureAwait(false);
        if (session is null)
        {
            return;
        }

        if (runsCode)
        {
            await _caller.RunStatementAsync(Add(WorkKind.Statement, client, Markers.Own(number), submission), session, StormServer.Quick, isOneCall: true).ConfigureAwait(false);
        }

        await _caller.EndAsync(submission, session).ConfigureAwait(false);
    }

    private async Task BatchAsync(int number, string client, string file)
    {
        var submission = Add(file == StormServer.RefusedFile ? WorkKind.RefusedBatch : WorkKind.Batch, client, Markers.Own(number));
        await WithNameAsync(number, async name =>
        {
            await _caller.RunBatchAsync(submission, name, file).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    private async Task StatementAsync(int number, IReadOnlyList<string> who, Dice dice)
    {
        var shared = dice.Pick(_shared);
        if (await TakeAsync(shared, dice).ConfigureAwait(false) is not var (owner, target))
        {
            return;
        }

        // One of the shared sessions keeps large outputs: reading all that it keeps takes long, or for ever.
        var function = shared == _shared[0] && dice.OneIn(4) ? StormServer.Big : dice.OneIn(8) ? StormServer.Slow : StormServer.Quick;
        var isOneCall = dice.OneIn(2);
        List<Submission> submissions = [.. who.Select(client => Add(WorkKind.Statement, client, Markers.Own(number), target))];
        await Task.WhenAll(submissions.Select(submission => _caller.RunStatementAsync(
            submission, submission.Client == target.Client ? owner : Attach(submission, owner), function, isOneCall))).ConfigureAwait(false);
        if (submissions.Exists(submission => submission.Told is not Told.Done) && target.Addressed is not { IsAlive: true })
        {
            await LoseAsync(shared, target).ConfigureAwait(false);
        }
    }

    private LivySession Attach(Submission submission, LivySession owner)
    {
        submission.AttachedAt = _server.Ledger.Next();
        return _clients[submission.Client].Sessions.Attach(Handles.AddressFor(_options.Chapter, owner));
    }

    /// <summary>The session and its submission; started first if there is none.</summary>
    private async Task<(LivySession Owner, Submission Target)?> TakeAsync(SharedSession shared, Dice dice)
    {
        await shared.Gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (shared.Owner is null)
            {
                var number = Interlocked.Increment(ref _numbers);
                shared.Submission = Add(WorkKind.Session, dice.Pick(_clients.Names), Markers.Shared(number));
                shared.Owner = await WithNameAsync(number, name => _caller.StartAsync(shared.Submission, name)).ConfigureAwait(false);
            }

            return shared.Owner is null ? null : (shared.Owner, shared.Submission!);
        }
        finally
        {
            shared.Gate.Release();
        }
    }

    private async Task LoseAsync(SharedSession shared, Submission target)
    {
        await shared.Gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (shared.Submission == target)
            {
                await GiveUpAsync(shared).ConfigureAwait(false);
            }
        }
        finally
        {
            shared.Gate.Release();
        }
    }

    private async Task GiveUpAsync(SharedSession shared)
    {
        if (shared.Owner is { } owner)
        {
            shared.Owner = null;
            await _caller.EndAsync(shared.Submission!, owner).ConfigureAwait(false);
        }
    }

    private void BreakNowAndThen()
    {
        var due = _submissions.Count / _options.BreakEvery;
        var seen = Volatile.Read(ref _breaks);
        if (due > seen && _break.IsCompleted && Interlocked.CompareExchange(ref _breaks, due, seen) == seen)
        {
            _break = _weather.BreakAsync([.. _names.Keys.Take(12)]);
        }
    }

    private async Task<T> WithNameAsync<T>(int number, Func<string, Task<T>> act)
    {
        var name = $"job-{number}";
        _names[name] = number;
        try
        {
            return await act(name).ConfigureAwait(false);
        }
        finally
        {
            _names.TryRemove(name, out _);
        }
    }

    private Submission Add(WorkKind kind, string client, string marker, Submission? session = null)
    {
        var submission = new Submission { Kind = kind, Client = client, Marker = marker, Session = session };
        _submissions.Enqueue(submission);
        return submission;
    }
}
