using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>Says on whatever ends a wait what was waited for, so that nobody who leaves loses the handle.</summary>
internal static class WaitEnd
{
    /// <summary>What is said when nothing was done about it.</summary>
    public const string NotStopped = "It was not stopped.";

    /// <summary>A wait for something that an earlier call had submitted.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="candidate">What is waited for.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<T> OfHandleAsync<T>(Task<T> wait, LivyCandidate candidate, CancellationToken cancellationToken)
    {
        try
        {
            return await wait.ConfigureAwait(false);
        }
        catch (LivyException error)
        {
            error.Name(candidate);
            throw;
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled(candidate, NotStopped, cancelled, cancellationToken);
        }
    }

    /// <summary>The same for one who watches.</summary>
    public static async IAsyncEnumerable<T> OfWatchAsync<T>(IAsyncEnumerable<T> changes, LivyCandidate candidate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = changes.GetAsyncEnumerator(cancellationToken);
        await using (watch.ConfigureAwait(false))
        {
            while (await OfHandleAsync(watch.MoveNextAsync().AsTask(), candidate, cancellationToken).ConfigureAwait(false))
            {
                yield return watch.Current;
            }
        }
    }

    /// <summary>A wait for something that the same call has submitted.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="candidate">What is waited for.</param>
    /// <param name="leaveAsync">Called when the wait ends by an exception; does something about what was submitted, and says what, or <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<T> OfRunAsync<T>(Task<T> wait, LivyCandidate candidate, Func<Exception, Task<string?>> leaveAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await wait.ConfigureAwait(false);
        }
        catch (LivyException error)
        {
            Report(error, candidate, await leaveAsync(error).ConfigureAwait(false));
            throw;
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled(candidate, await leaveAsync(cancelled).ConfigureAwait(false), cancelled, cancellationToken);
        }
        catch (ObjectDisposedException disposed) when (CallsInFlight.HasThrown(disposed))
        {
            var error = LivyConnectionException.Disposed($"The wait for {candidate} ended: the client was disposed.", mayHaveReachedServer: true, disposed);
            Report(error, candidate, await leaveAsync(disposed).ConfigureAwait(false));
            throw error;
        }
        catch (Exception foreign)
        {
            await leaveAsync(foreign).ConfigureAwait(false);
            throw;
        }
    }

    private static void Report(LivyException error, LivyCandidate candidate, string? whatWasDone)
    {
        error.Concern(candidate);
        if (whatWasDone is not null)
        {
            error.Add(whatWasDone);
        }
    }

    private static LivyOperationCanceledException Cancelled(LivyCandidate candidate, string? whatWasDone, OperationCanceledException cause, CancellationToken cancellationToken) =>
        new($"The wait for {candidate} was cancelled. {whatWasDone}".TrimEnd(), candidate, cause, cancellationToken);
}
