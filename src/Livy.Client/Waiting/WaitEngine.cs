using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>The one place that waits: polls a subject on a schedule until it has ended, through faults of the server and of the network.</summary>
/// <param name="options">The times.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where changes and faults go.</param>
/// <param name="calls">Says whether the client is disposed.</param>
internal sealed class WaitEngine(LivyWaitOptions options, TimeProvider time, ILogger logger, CallsInFlight calls)
{
    /// <summary>Waits for the end and returns the last snapshot.</summary>
    /// <param name="subject">What to poll.</param>
    /// <param name="first">What is known already, such as the answer to the submission.</param>
    /// <param name="deadline">The limit.</param>
    /// <param name="progress">Told of each change.</param>
    /// <param name="cancellationToken">Stops the wait, not the work.</param>
    /// <exception cref="LivyTimeoutException">The limit was reached, or the server could not be reached for too long.</exception>
    /// <exception cref="LivyConnectionException">The client was disposed meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed before.</exception>
    public async Task<T> WaitAsync<T>(WaitSubject<T> subject, T? first, Deadline deadline, IProgress<T>? progress, CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        await foreach (var snapshot in WatchAsync(subject, first, deadline, cancellationToken).ConfigureAwait(false))
        {
            last = snapshot;
            progress?.Report(snapshot);
        }

        return last!;
    }

    /// <summary>Waits for the end within a limit that begins now.</summary>
    public async Task<T> WaitAsync<T>(WaitSubject<T> subject, T? first, TimeSpan? limit, IProgress<T>? progress, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = new Deadline(limit, time);
        return await WaitAsync(subject, first, deadline, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the first snapshot, each changed one, and the last one, which has ended.</summary>
    public async IAsyncEnumerable<T> WatchAsync<T>(WaitSubject<T> subject, T? first, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var endless = new Deadline(limit: null, time);
        await foreach (var snapshot in WatchAsync(subject, first, endless, cancellationToken).ConfigureAwait(false))
        {
            yield return snapshot;
        }
    }

    private async IAsyncEnumerable<T> WatchAsync<T>(WaitSubject<T> subject, T? first, Deadline deadline, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        calls.ThrowIfClosing();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var poller = new Poller<T>(subject, options, time, logger, calls.Closing);
        T? told = null;
        var snapshot = first;
        var stateSince = time.GetTimestamp();
        while (true)
        {
            if (snapshot is not null)
            {
                var ended = subject.HasEnded(snapshot, time.GetElapsedTime(stateSince));
                if (told is null || ended || subject.HasChanged(told, snapshot))
                {
                    LogMessages.Changed(logger, subject.Name, OneLine.Of(subject.StateOf(snapshot)));
                    told = snapshot;
                    yield return snapshot;
                }

                if (ended)
                {
                    yield break;
                }
            }

            var before = snapshot;
            try
            {
                snapshot = await poller.NextAsync(before, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
            {
                throw cancelled.CancellationToken == cancellationToken ? cancelled : new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
            }
            catch (OperationCanceledException) when (deadline.HasPassed)
            {
                var state = before is null ? null : subject.StateOf(before);
                throw new LivyTimeoutException(
                    $"{subject.Name} did not end within {deadline.Limit}; its last state was {OneLine.Of(state ?? "never seen")}.", deadline.Limit ?? TimeSpan.Zero, subject.Owner, state);
            }

            catch (ObjectDisposedException disposed) when (calls.IsClosing)
            {
                throw LivyConnectionException.Disposed($"{subject.Name} is not waited for any longer: the client was disposed.", mayHaveReachedServer: false, disposed);
            }

            if (before is null || subject.StateOf(before) != subject.StateOf(snapshot))
            {
                stateSince = time.GetTimestamp();
            }
        }
    }
}
