using System.Collections.Concurrent;
using System.Globalization;

namespace Livy.Client.RealFaultTests;

/// <summary>Work that is submitted through a faulty gateway, and what the server behind it shows of it.</summary>
/// <param name="client">The client before the gateway.</param>
/// <param name="direct">A client that asks the server itself.</param>
/// <param name="jar">The classes of the batches.</param>
internal sealed class ProxyRun(LivyClient client, LivyClient direct, string jar)
{
    private const int Sessions = 4;

    /// <summary>Batches are processes, of which two cores run few.</summary>
    private const int BatchesInHundred = 8;

    private const int RefusedInHundred = 4;

    private readonly List<LivySession> _sessions = [];
    private readonly ConcurrentBag<LivyBatch> _batches = [];
    private readonly ConcurrentDictionary<string, LivyException> _unresolved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _outputs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _markers = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _lines = [];
    private int _denied;
    private int _duplicates;
    private int _lost;
    private int _wrong;
    private int _left;
    private int _refused;

    public int Submissions { get; private set; }

    /// <summary>What was not as promised.</summary>
    public IEnumerable<string> Lines => _lines;

    public bool IsBroken => _duplicates + _lost + _wrong + _left > 0 || !_lines.IsEmpty || _outputs.IsEmpty;

    /// <summary>Submits sessions, then batches and statements side by side.</summary>
    public async Task SubmitAsync(int count, CancellationToken cancellationToken)
    {
        Submissions = count;
        for (var at = 0; at < Sessions; at++)
        {
            _sessions.Add(await client.Sessions.StartAsync(new SessionSpec(SessionKind.Spark), cancellationToken));
        }

        var rest = count - Sessions;
        var batches = rest * BatchesInHundred / 100;
        var refused = rest * RefusedInHundred / 100;
        await Task.WhenAll(
            ForEachAsync(batches, 2, at => SubmitBatchAsync($"b{at}", cancellationToken)),
            ForEachAsync(refused, 2, at => SubmitRefusedAsync($"r{at}", cancellationToken)),
            ForEachAsync(rest - batches - refused, 8, at => RunAsync(_sessions[at % Sessions], $"s{at}", cancellationToken)));
    }

    /// <summary>Whether each did its work once, by what the server shows.</summary>
    public async Task JudgeWorkAsync(CancellationToken cancellationToken)
    {
        foreach (var session in _sessions)
        {
            var codes = new List<string>();
            await foreach (var statement in direct.Sessions.Attach(session.Name).ListStatementsAsync(cancellationToken))
            {
                codes.Add(statement.Code!);
            }

            foreach (var (marker, _) in _markers.Where(one => one.Value == session.Name))
            {
                JudgeOne(marker, codes.Count(code => code == CodeOf(marker)), isDone: _outputs.ContainsKey(marker));
            }
        }

        foreach (var (marker, output) in _outputs.Where(one => one.Value != one.Key))
        {
            _wrong++;
            _lines.Add($"{marker} was told '{output}'.");
        }

        var names = new List<string?>();
        await foreach (var batch in direct.Batches.ListAsync(cancellationToken))
        {
            names.Add(batch.Name);
        }

        foreach (var batch in _batches)
        {
            JudgeOne($"batch {batch.Name}", names.Count(name => name == batch.Name), isDone: true);
        }

        var known = _batches.Select(batch => batch.Name).Concat(_unresolved.Values.Select(error => error.Candidate?.Batch?.Name)).Concat(client.Leftovers.Select(one => one.Batch?.Name));
        Leave(names.Except(known, StringComparer.Ordinal), "batch");
        var sessions = new List<string?>();
        await foreach (var session in direct.Sessions.ListAsync(cancellationToken))
        {
            sessions.Add(session.Name);
        }

        Leave(sessions.Except(_sessions.Select(session => session.Name), StringComparer.Ordinal), "session");
    }

    /// <summary>Gives everything up.</summary>
    public async Task LeaveAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }
    }

    /// <summary>Whether sessions are gone after their handles were disposed.</summary>
    public async Task JudgeLeftoversAsync(CancellationToken cancellationToken)
    {
        await foreach (var session in direct.Sessions.ListAsync(cancellationToken))
        {
            if (!session.State.IsTerminal)
            {
                _left++;
                _lines.Add($"Session {session.Name} is left.");
            }
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_outputs.Count} statements and {_batches.Count} batches done, {_refused} refused as they should, {_denied} denied, {_unresolved.Count} unresolved, {_duplicates} duplicates, {_lost} lost, {_wrong} wrong adoptions, {_left} left running unknown");

    private static string CodeOf(string marker) => $"print(\"{marker}\")";

    private static Task ForEachAsync(int count, int atOnce, Func<int, Task> work) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (at, _) => await work(at));

    private async Task RunAsync(LivySession session, string marker, CancellationToken cancellationToken)
    {
        _markers[marker] = session.Name!;
        await TellAsync(marker, async () => _outputs[marker] = (await session.RunAsync(CodeOf(marker), cancellationToken)).Text!.Trim());
    }

    private Task SubmitBatchAsync(string marker, CancellationToken cancellationToken) => TellAsync(marker, async () =>
    {
        var batch = await client.Batches.SubmitAsync(new BatchSpec(jar) { MainClass = "com.example.livy.Sleep", Args = ["0"] }, cancellationToken);
        _batches.Add(batch);
        await batch.WaitAsync(cancellationToken);
    });

    private async Task SubmitRefusedAsync(string marker, CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(marker, () => client.Batches.SubmitAsync(new BatchSpec("file:///nowhere/allowed.jar"), cancellationToken), throws: true);
        }
        catch (LivyApiException refusal) when (refusal.ErrorCode == LivyErrorCode.FileNotAllowed && !refusal.MayHaveReachedServer)
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private async Task TellAsync(string marker, Func<Task> work, bool throws = false)
    {
        try
        {
            await work();
        }
        catch (LivyException error) when (error.MayHaveReachedServer)
        {
            if (error.Candidate is null)
            {
                _lines.Add($"{marker}: no candidate in {error.Message}");
            }

            _unresolved[marker] = error;
        }
        catch (LivyException error) when (!throws || error is not LivyApiException { ErrorCode: var code } || code != LivyErrorCode.FileNotAllowed)
        {
            if (error is not LivyApiException)
            {
                _lines.Add($"{marker}: {error.GetType().Name}: {error.Message}");
            }

            Interlocked.Increment(ref _denied);
        }
    }

    private void JudgeOne(string marker, int runs, bool isDone)
    {
        if (runs > 1)
        {
            _duplicates++;
            _lines.Add($"{marker} is there {runs} times.");
        }
        else if (runs == 0 && isDone)
        {
            _lost++;
            _lines.Add($"{marker} is not there.");
        }
        else if (runs == 1 && !isDone && !_unresolved.ContainsKey(marker))
        {
            _left++;
            _lines.Add($"{marker} is there, but its caller was told that it was refused.");
        }
    }

    private void Leave(IEnumerable<string?> names, string noun)
    {
        foreach (var name in names)
        {
            _left++;
            _lines.Add($"The {noun} {name} is known to nobody.");
        }
    }
}
