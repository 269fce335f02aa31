namespace Livy.Client.Benchmarks;

/// <summary>
/// Measures variants against each other in one process: many short rounds in which each has its turn, so that a busy machine slows all of them alike. The order changes from round to round,
/// for each turn leaves caches and the collector in some state to the next.
/// </summary>
internal sealed class InterleavedRun(IReadOnlyList<Variant> variants, int callsPerTurn, CallThread callThread)
{
    private readonly List<double>[] _microseconds = [.. variants.Select(_ => new List<double>())];
    private readonly List<double>[] _bytes = [.. variants.Select(_ => new List<double>())];
    private int _round;

    /// <summary>How many rounds have been measured.</summary>
    public int Rounds => _microseconds[0].Count;

    /// <summary>Runs rounds that do not count.</summary>
    public Task WarmUpAsync(TimeSpan duration) => RunRoundsAsync(duration, leastRounds: 1, keep: false);

    /// <summary>Runs rounds that count, for longer than <paramref name="duration"/> if the machine is too busy for <paramref name="leastRounds"/> in it.</summary>
    public Task MeasureAsync(TimeSpan duration, int leastRounds) => RunRoundsAsync(duration, leastRounds, keep: true);

    /// <summary>The medians, in the order of the variants.</summary>
    public IReadOnlyList<Cost> Costs() => [.. _microseconds.Zip(_bytes, (times, bytes) => new Cost(Median.Of(times), Median.Of(bytes)))];

    private async Task RunRoundsAsync(TimeSpan duration, int leastRounds, bool keep)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var lastRound = _round + leastRounds;
        do
        {
            for (var turn = 0; turn < variants.Count; turn++)
            {
                var index = IndexOf(turn);
                var (microseconds, bytes) = await TakeTurnAsync(variants[index]);
                if (keep)
                {
                    _microseconds[index].Add(microseconds);
                    _bytes[index].Add(bytes);
                }
            }

            _round++;
        }
        while (clock.GetElapsedTime(start) < duration || _round < lastRound);
    }

    /// <summary>Each round starts with another variant, and every other one goes backwards, so that each follows each.</summary>
    private int IndexOf(int turn)
    {
        var shifted = (turn + _round) % variants.Count;
        return (_round / variants.Count) % 2 == 0 ? shifted : variants.Count - 1 - shifted;
    }

    private async Task<(double Microseconds, double Bytes)> TakeTurnAsync(Variant variant)
    {
        var clock = TimeProvider.System;
        var call = variant.Call;
        var bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        var start = clock.GetTimestamp();
        for (var count = 0; count < callsPerTurn; count++)
        {
            var task = call();
            if (callThread is CallThread.Same && !task.IsCompleted)
            {
                throw new InvalidOperationException($"'{variant.Name}' left the measuring thread: its allocations can not be counted.");
            }

            await task;
        }

        var elapsed = clock.GetElapsedTime(start);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
        return (elapsed.TotalMicroseconds / callsPerTurn, callThread is CallThread.Same ? (double)bytes / callsPerTurn : double.NaN);
    }
}
