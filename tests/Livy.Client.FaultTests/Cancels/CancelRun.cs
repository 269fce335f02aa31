using System.Collections.Concurrent;

namespace Livy.Client.FaultTests;

/// <summary>Gives up at random moments of calls, and looks at the server for what is left once the clients are gone.</summary>
internal sealed class CancelRun : IDisposable
{
    private const int AtOnce = 20;
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hang = TimeSpan.FromHours(3);
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly int _count;
    private readonly int _seed;
    private readonly StormServer _server = new();
    private readonly Weather _weather;
    private readonly CancelFigures _figures = new();
    private readonly ConcurrentDictionary<string, CancelMoment> _moments = new(StringComparer.Ordinal);
    private int _number;

    public CancelRun(int count, int seed)
    {
        _count = count;
        _seed = seed;
        _weather = new Weather(_server.Livy, new Stranger(_server.Livy), seed);
    }

    /// <summary>The requests that the server got.</summary>
    public int Requests => _weather.Requests;

    public void Dispose() => _server.Dispose();

    /// <param name="strength">How many faults there are besides; 1 for a storm.</param>
    public async Task<CancelFigures> RunAsync(double strength)
    {
        var unobserved = 0;
        void Note(object? sender, UnobservedTaskExceptionEventArgs failure)
        {
            unobserved++;
            _figures.AddExample($"unobserved: {failure.Exception.InnerException}");
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await using var watchdog = new Watchdog(() => $"moment {_number}", () => _weather.Requests);
            _weather.Begin(strength);

            // What is delivered after its client is gone, nobody is there to delete.
            _server.Livy.Faults.LateDelivery = 0;
            await _server.Clock.RunUntilAsync(Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(GiveUpAsync))), Year);
            _weather.End();
            await _server.Clock.RunForAsync(Settle);
            for (var generation = 0; generation < 3; generation++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        _figures.Unobserved = unobserved;
        foreach (var entry in _server.Ledger.Entries.Where(entry => entry.IsAlive))
        {
            _figures.Left += entry.IsPhantom ? 0 : 1;
            _figures.PhantomsLeft += entry.IsPhantom ? 1 : 0;
            var moment = _moments[entry.Client];
            _figures.AddEnd($"{moment.Kind}: left a {(entry.IsPhantom ? "phantom" : entry.IsBatch ? "batch" : "session")}");
            _figures.AddExample($"left by {moment}: {entry}");
        }

        return _figures;
    }

    private async Task GiveUpAsync()
    {
        while (Interlocked.Increment(ref _number) is var number && number <= _count)
        {
            var moment = new CancelMoment(number, new Dice(_seed, number), _server, _weather, _figures);
            _moments[moment.Client] = moment;
            var work = Task.Run(() => moment.RunAsync(LongestPatience, Settle));
            using var over = new CancellationTokenSource();
            if (await Task.WhenAny(work, Task.Delay(Hang, _server.Clock, over.Token)).ConfigureAwait(false) == work)
            {
                await over.CancelAsync().ConfigureAwait(false);
                await work.ConfigureAwait(false);
            }
            else
            {
                _figures.AddHang(moment.ToString());
            }
        }
    }
}
