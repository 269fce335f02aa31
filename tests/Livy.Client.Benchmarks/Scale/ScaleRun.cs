using System.Text;
using Livy.Client.Testing;

namespace Livy.Client.Benchmarks;

/// <summary>Many sessions in a mock server in process, with simulated time: only its own work is measured.</summary>
internal sealed class ScaleRun : IDisposable
{
    private const int PageSize = 100;
    private readonly int _count;
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivyOptions _options;
    private readonly FakeLivy _livy;
    private readonly Dictionary<ScaleStep, double> _microseconds = [];

    private ScaleRun(int count)
    {
        _count = count;
        _options = new FakeLivyOptions { MaxCreation = count + 1, SessionTimeout = TimeSpan.FromDays(1) };
        _livy = new FakeLivy(_options, _clock);
        _livy.OnStatement("long()").Takes(TimeSpan.FromHours(2));
    }

    /// <summary>The time of each step, for one session.</summary>
    public static async Task<IReadOnlyDictionary<ScaleStep, double>> MeasureAsync(int count)
    {
        using var run = new ScaleRun(count);
        await run.RunAsync();
        return run._microseconds;
    }

    public void Dispose() => _livy.Dispose();

    private async Task RunAsync()
    {
        await TimeAsync(ScaleStep.CreateUnnamed, () => ForEachAsync(_ => AskAsync("POST", "/sessions", """{"kind":"pyspark"}""")));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await TimeAsync(ScaleStep.DeleteUnnamed, () => TogetherAsync(id => AskAsync("DELETE", $"/sessions/{id}")));
        await TimeAsync(ScaleStep.CreateNamed, () => ForEachAsync(id => AskAsync("POST", "/sessions", $$"""{"kind":"pyspark","name":"session-{{id}}"}""")));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await TimeAsync(ScaleStep.FindByName, () => ForEachAsync(id => AskAsync("GET", $"/sessions/session-{id}/state")));
        await TimeAsync(ScaleStep.RunStatement, () => StatementsAsync("1 + 1", TimeSpan.FromSeconds(1)));
        await TimeAsync(ScaleStep.ListPages, PagesAsync);
        await StatementsAsync("long()", TimeSpan.FromSeconds(1));
        await TimeAsync(ScaleStep.CancelLongStatement, () => ForEachAsync(id => AskAsync("POST", $"/sessions/session-{id}/statements/1/cancel")));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await TimeAsync(ScaleStep.StopAll, () => TogetherAsync(id => AskAsync("POST", $"/sessions/session-{id}/stop")));
        await TimeAsync(ScaleStep.CreateBesideFinished, () => ForEachAsync(id => AskAsync("POST", "/sessions", $$"""{"kind":"pyspark","name":"other-{{id}}"}""")));
        await TogetherAsync(id => AskAsync("POST", $"/sessions/other-{id}/stop"));
        _clock.Advance(_options.StateRetain + _options.GarbageCollectionInterval);
        await TimeAsync(ScaleStep.CollectAll, () => AskAsync("GET", "/sessions?size=1"));
    }

    private async Task StatementsAsync(string code, TimeSpan time)
    {
        await ForEachAsync(id => AskAsync("POST", $"/sessions/session-{id}/statements", $$"""{"code":"{{code}}"}"""));
        _clock.Advance(time);
    }

    private async Task PagesAsync()
    {
        for (var from = 0; from < _count; from += PageSize)
        {
            await AskAsync("GET", $"/sessions?from={from}&size={PageSize}");
        }
    }

    private async Task ForEachAsync(Func<int, Task> act)
    {
        for (var id = 0; id < _count; id++)
        {
            await act(id);
        }
    }

    /// <summary>All at once: each request is blocked until its driver has shut down.</summary>
    private async Task TogetherAsync(Func<int, Task> act)
    {
        Task[] all = [.. Enumerable.Range(0, _count).Select(act)];
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(all);
    }

    private async Task AskAsync(string method, string target, string body = "")
    {
        var response = await _livy.HandleAsync(new FakeLivyRequest { Method = method, Target = target, Body = Encoding.UTF8.GetBytes(body) });
        if (response.Status >= 400)
        {
            throw new InvalidOperationException($"{method} {target} was answered with {response.Status}: {response.BodyText}");
        }
    }

    private async Task TimeAsync(ScaleStep step, Func<Task> act)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await act();
        _microseconds[step] = TimeProvider.System.GetElapsedTime(begin).TotalMicroseconds / _count;
    }
}
