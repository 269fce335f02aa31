namespace Livy.Client;

/// <summary>Pauses that double, spread at random, unless the server asks for a longer one.</summary>
internal sealed class BackOff(LivyRetryOptions options, TimeProvider time)
{
    private const double JitterShare = 0.2;

    private TimeSpan _pause = options.BaseDelay;

    /// <summary>Waits before the next try.</summary>
    /// <param name="failure">How the last one ended.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    public Task PauseAsync(LivyException? failure, CancellationToken cancellationToken)
    {
        var pause = _pause * (1 - (Random.Shared.NextDouble() * JitterShare));
        _pause = _pause * 2 < options.MaxDelay ? _pause * 2 : options.MaxDelay;
        if (failure is LivyApiException { RetryAfter: { } asked } && asked > pause)
        {
            pause = asked < options.MaxRetryAfter ? asked : options.MaxRetryAfter;
        }

        return Task.Delay(pause, time, cancellationToken);
    }
}
