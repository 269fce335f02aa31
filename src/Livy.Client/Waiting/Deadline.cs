namespace Livy.Client;

/// <summary>One limit over all steps of a call, from the moment it is made.</summary>
internal sealed class Deadline : IDisposable
{
    /// <summary>Timers take no more than 49 days; who waits longer waits without end.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly CancellationTokenSource _expiry;

    /// <param name="limit">The limit, or <see langword="null"/> for none.</param>
    /// <param name="time">The clock.</param>
    public Deadline(TimeSpan? limit, TimeProvider time)
    {
        Limit = limit;
        _expiry = new CancellationTokenSource(limit < LongestTimer ? limit.Value : Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>The limit, or <see langword="null"/> for none.</summary>
    public TimeSpan? Limit { get; }

    /// <summary>Cancelled when the limit is reached.</summary>
    public CancellationToken Token => _expiry.Token;

    /// <summary>Whether the limit is reached.</summary>
    public bool HasPassed => _expiry.IsCancellationRequested;

    /// <summary>Runs a step until it ends or the limit is reached.</summary>
    /// <param name="step">The step; is given a token that is cancelled by either.</param>
    /// <param name="onExpiry">The exception to throw when the limit is reached.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> step, Func<Exception, LivyTimeoutException> onExpiry, CancellationToken cancellationToken)
    {
        if (Limit is null)
        {
            return await step(cancellationToken).ConfigureAwait(false);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(Token, cancellationToken);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw cancelled is LivyOperationCanceledException { Candidate: { } candidate }
                ? new LivyOperationCanceledException(cancelled.Message, candidate, cancelled, cancellationToken)
                : new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
        catch (OperationCanceledException expired) when (HasPassed)
        {
            throw Expired(onExpiry(expired), expired);
        }
    }

    /// <summary>What had been submitted by then, the step has said.</summary>
    private static LivyTimeoutException Expired(LivyTimeoutException timeout, OperationCanceledException expired)
    {
        if (expired is LivyOperationCanceledException { Candidate: { } candidate })
        {
            timeout.Concern(candidate);
        }

        return timeout;
    }

    public void Dispose() => _expiry.Dispose();
}
