using System.Runtime;

namespace Livy.Client.Benchmarks;

/// <summary>Warms up until the tiered compiler has nothing left to do.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(30);

    /// <summary>On a machine whose cores are all taken the compiler's own thread waits for its turn too, and figures of unfinished code are worth nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Several times the 100 ms that the tiered compiler waits, and starts to wait anew with each method that is called for the first time.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(600);

    /// <summary>Runs all of <paramref name="runs"/> in turn, at least for <paramref name="least"/>, until nothing was compiled for <see cref="Quiet"/>.</summary>
    /// <returns>The seconds that it took, and whether the compiler came to rest.</returns>
    public static async Task<(double Seconds, bool Settled)> UntilSettledAsync(IReadOnlyList<InterleavedRun> runs, TimeSpan least)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var lastChange = start;
        var compiled = JitInfo.GetCompiledMethodCount();
        while (clock.GetElapsedTime(start) < Longest)
        {
            foreach (var run in runs)
            {
                await run.WarmUpAsync(Step);
            }

            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                compiled = now;
                lastChange = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(lastChange) >= Quiet && clock.GetElapsedTime(start) >= least)
            {
                return (clock.GetElapsedTime(start).TotalSeconds, true);
            }
        }

        return (clock.GetElapsedTime(start).TotalSeconds, false);
    }
}
