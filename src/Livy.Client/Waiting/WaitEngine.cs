using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace Livy.Client;

/// <summary>The one place that waits: looks at a subject on a schedule until it has ended, through faults of the server and of the network.</summary>
internal sealed class WaitEngine(LivyWaitOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Timers take no more than 49 days; who waits longer waits without end.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    /// <summary>Waits for the end and returns the last snapshot.</summary>
    /// <param name="subject">What to look at.</param>
    /// <param name="first">What is known already, such as the answer to the submission.</param>
    /// <param name="timeout">The limit, or <see langword="null"/> for none.</param>
    /// <param name="progress">Told of each change.</param>
    /// <param name="cancellationToken">Stops the wait, not the work.</param>
    /// <exception cref="LivyTimeoutException">The limit was reached, or the server could not be reached for too long.</exception>
    public async Task<T> WaitAsync<T>(WaitSubject<T> subject, T? first, TimeSpan? timeout, IProgress<T>? progress, CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        await foreach (var snapshot in WatchAsync(subject, first, timeout, cancellationToken).ConfigureAwait(false))
        {
            last = snapshot;
            progress?.Report(snapshot);
        }

        return last!;
    }

    /// <summary>Brings the first snapshot, each changed one, and the last one, which has ended.</summary>
    public async IAsyncEnumerable<T> WatchAsync<T>(
        WaitSubject<T> subject, T? first, TimeSpan? timeout, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(timeout is { } end && end < LongestTimer ? end : Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var look = new Looker<T>(subject, options, time, logger);
        T? told = null;
        var snapshot = first;
        while (true)
        {
            if (snapshot is not null)
            {
                var ended = subject.HasEnded(snapshot);
                if (told is null || ended || subject.HasChanged(told, snapshot))
                {
                    Log.Changed(logger, subject.Name, subject.StateOf(snapshot));
                    told = snapshot;
                    yield return snapshot;
                }

                if (ended)
                {
                    yield break;
                }
            }

            try
            {
                snapshot = await look.NextAsync(snapshot, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                var state = snapshot is null ? null : subject.StateOf(snapshot);
                throw new LivyTimeoutException(
                    $"{subject.Name} did not end within {timeout}; its last state was {state ?? "never seen"}.", timeout ?? TimeSpan.Zero, subject.Owner, state);
            }
            catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested && cancelled.CancellationToken != cancellationToken)
            {
                throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
            }
        }
    }

    /// <summary>One wait's memory: its schedule and its faults.</summary>
    private sealed class Looker<T>(WaitSubject<T> subject, LivyWaitOptions options, TimeProvider time, ILogger logger)
        where T : class
    {
        private readonly PollSchedule _schedule = new(time, options.MinInterval, subject.MaxInterval);
        private long? _faultySince;
        private int _unanswered;
        private bool _hasLooked;

        /// <summary>Pauses and looks until there is an answer.</summary>
        public async Task<T> NextAsync(T? last, CancellationToken cancellationToken)
        {
            // Without anything known there is nothing to wait for before the first look.
            var pause = last is null && !_hasLooked ? TimeSpan.Zero : _schedule.Next();
            while (true)
            {
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                }

                _hasLooked = true;
                var started = time.GetTimestamp();
                try
                {
                    var snapshot = await subject.LookAsync(cancellationToken).ConfigureAwait(false);
                    _schedule.Observe(time.GetElapsedTime(started));
                    _faultySince = null;
                    _unanswered = 0;
                    if (last is not null && subject.BringsEndNearer(last, snapshot))
                    {
                        _schedule.Restart();
                    }

                    return snapshot;
                }
                catch (LivyException fault)
                {
                    pause = await AfterFaultAsync(fault, last, started, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        /// <summary>A failed look is not failed work: says how long to pause, or throws if the fault will not pass.</summary>
        private async Task<TimeSpan> AfterFaultAsync(LivyException fault, T? last, long started, CancellationToken cancellationToken)
        {
            if (!fault.IsTransient)
            {
                throw await subject.ExplainAsync(fault, last, cancellationToken).ConfigureAwait(false);
            }

            Log.LookFailed(logger, subject.Name, fault);
            _unanswered = IsWithoutAnswer(fault) ? _unanswered + 1 : 0;
            if (_unanswered > 0 && await subject.OnNoAnswerAsync(_unanswered, last, cancellationToken).ConfigureAwait(false) is { } unanswerable)
            {
                throw unanswerable;
            }

            _faultySince ??= started;
            var faultyFor = time.GetElapsedTime(_faultySince.Value);
            if (faultyFor > options.FaultTolerance)
            {
                var state = last is null ? null : subject.StateOf(last);
                throw new LivyTimeoutException(
                    $"{subject.Name} could not be looked at for {options.FaultTolerance}; its last state was {state ?? "never seen"}. {fault.Message}",
                    options.FaultTolerance,
                    subject.Owner,
                    state,
                    innerException: fault);
            }

            var asked = (fault as LivyApiException)?.RetryAfter;
            var own = Clamp(faultyFor * 0.25, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));
            return asked is { } wish ? Clamp(wish, own, options.MaxRetryAfter) : own;
        }

        /// <summary>Whether the request arrived and hangs; the limit was ours or that of a given <see cref="HttpClient"/>.</summary>
        private static bool IsWithoutAnswer(LivyException fault) =>
            fault is LivyConnectionException { MayHaveReachedServer: true, InnerException: TimeoutRejectedException or OperationCanceledException };

        private static TimeSpan Clamp(TimeSpan value, TimeSpan minimum, TimeSpan maximum) => value > maximum ? maximum : value < minimum ? minimum : value;
    }
}
