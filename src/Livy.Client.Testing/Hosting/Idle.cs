namespace Livy.Client.Testing;

/// <summary>Waiting for simulated time, which must not keep the clock from jumping.</summary>
internal static class Idle
{
    public static async Task DelayAsync(TimeProvider time, TimeSpan delay, CancellationToken cancellationToken)
    {
        var clock = time as SimulatedClock;
        clock?.Rest();
        try
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            clock?.Enter();
        }
    }

    /// <summary>Waits for somebody who is counted for himself.</summary>
    public static async Task<T> WaitAsync<T>(SimulatedClock? clock, Task<T> other, CancellationToken cancellationToken)
    {
        clock?.Rest();
        try
        {
            return await other.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            clock?.Enter();
        }
    }
}
