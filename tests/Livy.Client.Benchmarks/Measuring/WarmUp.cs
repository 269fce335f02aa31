using System.Runtime;

namespace Livy.Client.Benchmarks;

/// <summary>Warms up until the tiered compiler has nothing left to do.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Runs all of <paramref name="runs"/> in turn, at least for <paramref name="least"/>, until nothing was compiled for <paramref name="quiet"/>.</summary>
    /// <returns>The seconds that it took, and whether the compiler came to rest.</returns>
    public static async Task<(double Seconds, bool Settled)> UntilSettledAsync(IReadOnlyList<InterleavedRun> runs, TimeSpan least, TimeSpan quiet)
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
            else if (clock.GetElapsedTime(lastChange) >= quiet && clock.GetElapsedTime(start) >= least)
            {
                return (clock.GetElapsedTime(start).TotalSeconds, true);
            }
        }

        return (clock.GetElapsedTime(start).TotalSeconds, false);
    }
}
