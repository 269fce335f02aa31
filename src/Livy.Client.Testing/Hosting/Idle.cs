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
}
