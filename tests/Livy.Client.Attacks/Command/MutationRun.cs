using System.Collections.Concurrent;

namespace Livy.Client.Attacks;

/// <summary>Many cases, and what became of them.</summary>
internal sealed class MutationRun(CaseMaker maker, Examples examples, int seed)
{
    /// <summary>Fixed, so that the peak of memory is the same on machines with more processors.</summary>
    private const int Workers = 2;

    private const int MostShown = 20;

    private readonly Tally _tally = new();

    /// <summary>Each takes memory up to the limit of the client: they run alone, at the end, for together they would say nothing about one.</summary>
    private readonly ConcurrentBag<AttackCase> _endless = [];

    public async Task<int> RunAsync(int first, int count, TextWriter output, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(first, count), options, async (index, _) =>
        {
            var attack = maker.Make(index);
            if (attack.Reply.Ending is Ending.Endless)
            {
                _endless.Add(attack);
                return;
            }

            await RunAsync(attack);
        });
        foreach (var attack in _endless.OrderBy(attack => attack.Index))
        {
            // What earlier cases left would count as this one's.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await RunAsync(attack);
        }

        return await ReportAsync(count, TimeProvider.System.GetElapsedTime(begin), PeakMemory.Mebibytes(), output);
    }

    private async Task RunAsync(AttackCase attack)
    {
        foreach (var call in attack.Calls)
        {
            _tally.Add(attack, await CallCheck.RunAsync(call, attack.Reply));
        }
    }

    private async Task<int> ReportAsync(int count, TimeSpan elapsed, long peak, TextWriter output)
    {
        foreach (var (violation, alike) in _tally.Causes.Take(MostShown))
        {
            await output.WriteLineAsync(violation.Describe(alike));
        }

        var touched = OwnType.AllMembers.Count(member => member.IsTouched);
        await output.WriteLineAsync(
            $"mutations: {count} replies of {examples.Routes} routes, {_tally.Results} results, {_tally.Exceptions.Sum(one => one.Value)} documented exceptions "
            + $"({string.Join(", ", _tally.Exceptions.Select(one => $"{one.Key} {one.Value}"))}), {_tally.Violations} violations{Causes()}, {touched} distinct members touched, "
            + $"peak {peak} MB{(PeakMemory.IsTooHigh(peak) ? $" (above {PeakMemory.MostMebibytes})" : string.Empty)}, {elapsed.TotalSeconds:0} s (seed {seed})");
        return _tally.Violations > 0 || PeakMemory.IsTooHigh(peak) ? ExitCode.Broken : ExitCode.Success;
    }

    private string Causes() => _tally.Violations > 0 ? $" of {_tally.Causes.Count()} causes" : string.Empty;
}
