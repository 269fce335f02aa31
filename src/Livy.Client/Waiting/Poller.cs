using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>One wait's memory: its schedule, and its faults, which are no failure of the work.</summary>
/// <param name="subject">What to poll.</param>
/// <param name="options">The times.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where faults go.</param>
/// <param name="closing">Cancelled when the client is disposed: nobody waits for a pause then, and the poll after it says so.</param>
internal sealed class Poller<T>(WaitSubject<T> subject, LivyWaitOptions options, TimeProvider time, ILogger logger, CancellationToken closing = default)
    where T : class
{
    private static readonly TimeSpan ShortestFaultPause = TimeSpan.FromMilliseconds(200);

    /// <summary>A password that is refused again and again can lock its user out.</summary>
    private static readonly TimeSpan ShortestRefusalPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestFaultPause = TimeSpan.FromSeconds(5);
    private const double FaultPauseShare = 0.25;

    /// <summary>A poll that hangs may hold a thread of the server for ever, so there are not many of them.</summary>
    private static readonly TimeSpan LongestUnansweredPause = TimeSpan.FromMinutes(1);

    private readonly PollSchedule _schedule = new(time, options.MinInterval, subject.MaxInterval);
    private readonly FaultRun _faults = new(time);
    private bool _hasPolled;

    /// <summary>Pauses and polls until there is an answer.</summary>
    public async Task<T> NextAsync(T? last, CancellationToken cancellationToken)
    {
        // Without anything known there is nothing to wait for before the first poll.
        var pause = last is null && !_hasPolled ? TimeSpan.Zero : _schedule.Next();
        while (true)
        {
            if (pause > TimeSpan.Zero)
            {
                await PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            }

            _hasPolled = true;
            var started = time.GetTimestamp();
            try
            {
                var snapshot = await subject.PollAsync(cancellationToken).ConfigureAwait(false);
                OnAnswer(started, last, snapshot);
                return snapshot;
            }
            catch (LivyException fault)
            {
                pause = await AfterFaultAsync(fault, last, started, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing);
        try
        {
            await Task.Delay(pause, time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The poll that follows ends the wait.
        }
    }

    private void OnAnswer(long started, T? last, T snapshot)
    {
        _schedule.Observe(time.GetElapsedTime(started));
        if (!_faults.IsEmpty)
        {
            LogMessages.PollsSucceedAgain(logger, subject.Name, _faults.Age.TotalSeconds);
        }

        _faults.Clear();
        if (last is not null && subject.BringsEndNearer(last, snapshot))
        {
            _schedule.Restart();
        }
    }

    /// <summary>Says how long to pause, or throws if the fault will not pass or has lasted for too long.</summary>
    private async Task<TimeSpan> AfterFaultAsync(LivyException fault, T? last, long started, CancellationToken cancellationToken)
    {
        var kind = FaultRun.KindOf(fault);
        if (kind is FaultKind.Lasting)
        {
            throw await subject.ExplainAsync(fault, last, cancellationToken).ConfigureAwait(false);
        }

        Log(fault);
        _faults.Add(kind, started);
        if (kind is FaultKind.Refused && _faults.AgeOfKind > options.RefusalTolerance)
        {
            throw await subject.ExplainAsync(fault, last, cancellationToken).ConfigureAwait(false);
        }

        if (kind is FaultKind.Unanswered
            && await subject.OnNoAnswerAsync(fault, isTooLong: _faults.AgeOfKind > options.FaultTolerance, last, cancellationToken).ConfigureAwait(false) is { } unanswerable)
        {
            throw unanswerable;
        }

        return kind is not FaultKind.Refused && _faults.Age > options.FaultTolerance ? throw Exhausted(fault, last) : PauseAfter(fault, kind);
    }

    private void Log(LivyException fault)
    {
        if (_faults.IsEmpty)
        {
            LogMessages.PollsFail(logger, subject.Name, fault);
        }
        else
        {
            LogMessages.PollFailedAgain(logger, subject.Name, OneLine.Of(fault.Message));
        }
    }

    private LivyTimeoutException Exhausted(LivyException fault, T? last)
    {
        var state = last is null ? null : subject.StateOf(last);
        return new LivyTimeoutException(
            $"{subject.Name} could not be polled for {options.FaultTolerance}; its last state was {OneLine.Of(state ?? "never seen")}. {fault.Message}",
            options.FaultTolerance,
            subject.Owner,
            state,
            innerException: fault);
    }

    private TimeSpan PauseAfter(LivyException fault, FaultKind kind)
    {
        var own = Clamp(_faults.Age * FaultPauseShare, kind is FaultKind.Refused ? ShortestRefusalPause : ShortestFaultPause, kind is FaultKind.Unanswered ? LongestUnansweredPause : LongestFaultPause);
        return fault is LivyApiException { RetryAfter: { } asked } ? Clamp(asked, own, options.MaxRetryAfter) : own;
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan minimum, TimeSpan maximum) => value > maximum ? maximum : value < minimum ? minimum : value;
}
