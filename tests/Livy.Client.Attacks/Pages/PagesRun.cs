using System.Collections.Concurrent;
using System.Diagnostics;

namespace Livy.Client.Attacks;

/// <summary>Reads many changed results, and counts what becomes of them.</summary>
internal sealed class PagesRun(IReadOnlyList<GoodResult> results, int seed, TextWriter output)
{
    private const int Workers = 2;
    private const int MostShown = 20;
    private const long Mebibyte = 1024 * 1024;

    /// <summary>What few bytes may make the process take, with what is native and with what this attack has itself. What is managed has a limit of its own, above which memory runs out (see the project file).</summary>
    private const long MostGrowth = 384;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceForBombs = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _failures = [];
    private int _read;
    private int _refused;
    private int _failed;

    public async Task<int> RunAsync(int first, int count, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        foreach (var good in results)
        {
            await CheckAsync("unchanged", MutatedResult.Unchanged(good), Patience, mustHave: good.Count);
        }

        _read = 0;
        var start = Now();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(first, count), options, async (index, _) => await CheckAsync($"{index}", MutatedResult.Make(results, new Dice(seed, index)), Patience));
        foreach (var bomb in Bombs.Make(results))
        {
            // What earlier cases left would count as this one's.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await CheckAsync("bomb", bomb, PatienceForBombs);
        }

        var growth = PeakMemory.Mebibytes() - start;
        foreach (var failure in _failures.Take(MostShown))
        {
            await output.WriteLineAsync(failure);
        }

        await output.WriteLineAsync(
            $"pages: {count} changed results, {_read} read, {_refused} refused, {_failed} failures, peak {growth} MB above the start{(growth > MostGrowth ? $" (more than {MostGrowth})" : string.Empty)}, "
            + $"{TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0} s (seed {seed})");
        return _failed > 0 || growth > MostGrowth ? ExitCode.Broken : ExitCode.Success;
    }

    private static long Now()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / Mebibyte;
    }

    private async Task CheckAsync(string which, MutatedResult result, TimeSpan patience, int? mustHave = null)
    {
        using var limit = new CancellationTokenSource();
        try
        {
            var rows = await Task.Run(() => result.ReadAsync(limit.Token), limit.Token).WaitAsync(patience, limit.Token);
            Interlocked.Increment(ref _read);
            if (mustHave is { } expected && rows != expected)
            {
                throw new InvalidOperationException($"{rows} rows instead of {expected}");
            }
        }
        catch (LivyException) when (mustHave is null)
        {
            Interlocked.Increment(ref _refused);
        }
        catch (Exception error)
        {
            Interlocked.Increment(ref _failed);
            _failures.Enqueue($"case {which} (seed {seed}): {result}: {error}");
            await limit.CancelAsync();
        }
    }
}
