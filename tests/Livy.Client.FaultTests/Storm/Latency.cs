namespace Livy.Client.FaultTests;

/// <summary>The time that requests and answers are under way: whoever gives up meanwhile does not know whether the server got the request.</summary>
internal sealed class Latency(TimeProvider time, Dice dice)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    public Task PassAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause;
        lock (dice)
        {
            pause = Longest * dice.Share();
        }

        return Task.Delay(pause, time, cancellationToken);
    }
}
