using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>One wait's memory: its schedule, and its faults, which are no failure of the work.</summary>
internal sealed class Poller<T>(WaitSubject<T> subject, LivyWaitOptions options, TimeProvider time, ILogger logger)
    where T : class
{
    private static readonly TimeSpan ShortestFaultPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestFaultPause = TimeSpan.FromSeconds(5);
    private const double FaultPauseShare = 0.25;

    private readonly PollSchedule _schedule = new(time, options.MinInterval, subject.MaxInterval);
    private long? _faultySince;
    private int _unanswered;
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
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
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

    private void OnAnswer(long started, T? last, T snapshot)
    {
        _schedule.Observe(time.GetElapsedTime(started));
        if (_faultySince is { } since)
        {
            LogMessages.PollsSucceedAgain(logger, subject.Name, time.GetElapsedTime(since).TotalSeconds);
        }

        _faultySince = null;
        _unanswered = 0;
        if (last is not null && subject.BringsEndNearer(last, snapshot))
        {
            _schedule.Restart();
        }
    }

    /// <summary>Says how long to pause, or throws if the fault will not pass.</summary>
    private async Task<TimeSpan> AfterFaultAsync(LivyException fault, T? last, long started, CancellationToken cancellationToken)
    {
        if (!fault.MayPass)
        {
            throw await subject.ExplainAsync(fault, last, cancellationToken).ConfigureAwait(false);
        }

        if (_faultySince is null)
        {
            LogMessages.PollsFail(logger, subject.Name, fault);
        }
        else
        {
            LogMessages.PollFailedAgain(logger, subject.Name, OneLine.Of(fault.Message));
        }

        _unanswered = fault is LivyConnectionException { IsUnanswered: true } ? _unanswered + 1 : 0;
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
                $"{subject.Name} could not be polled for {options.FaultTolerance}; its last state was {OneLine.Of(state ?? "never seen")}. {fault.Message}",
                options.FaultTolerance,
                subject.Owner,
                state,
                innerException: fault);
        }

        var own = Clamp(faultyFor * FaultPauseShare, ShortestFaultPause, LongestFaultPause);
        return fault is LivyApiException { RetryAfter: { } asked } ? Clamp(asked, own, options.MaxRetryAfter) : own;
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan minimum, TimeSpan maximum) => value > maximum ? maximum : value < minimum ? minimum : value;
}
