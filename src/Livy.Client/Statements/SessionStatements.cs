using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Submits the statements of sessions and waits for them.</summary>
/// <param name="calls">The routes, with repeats.</param>
/// <param name="polls">The routes, without.</param>
/// <param name="cleanups">The routes with repeats, also while the client is being disposed.</param>
/// <param name="engine">What waits.</param>
/// <param name="creates">What lets a submission come to its end after its caller has left.</param>
/// <param name="flights">The calls under way.</param>
/// <param name="failures">Finds out what became of a session.</param>
/// <param name="options">The times of waits.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where messages go.</param>
internal sealed class SessionStatements(
    ILivyApi calls, ILivyApi polls, ILivyApi cleanups, WaitEngine engine, CancelledCreates creates, CallsInFlight flights, SessionFailures failures, LivyWaitOptions options, TimeProvider time, ILogger logger)
{
    private readonly StatementCancellation _cancellation = new(cleanups, time, logger);

    public TimeProvider Time => time;

    /// <summary>Begins a call that is made of several, and ends it when the result is disposed.</summary>
    public CallsInFlight.Flight Enter() => flights.Enter();

    /// <summary>A handle by number.</summary>
    public LivyStatement Attach(LivyId sessionId, LivyId id) => new(this, sessionId, id, submitted: null);

    /// <summary>Submits code, and again when a session that was still starting is ready. What is submitted after the caller has left is cancelled if he wants it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The code and its language.</param>
    /// <param name="onCancel">What happens to a statement whose caller has left.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<LivyStatement> SubmitAsync(LivySession session, CreateStatementRequest request, CancelBehavior onCancel, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        PollSchedule? schedule = null;
        while (true)
        {
            try
            {
                var submitted = await creates.RunAsync(
                    () => calls.CreateStatementAsync(session.Id, request, cancellationToken: CancellationToken.None),
                    orphan => onCancel is CancelBehavior.RequestCancel ? _cancellation.TryAsync(session.Id, orphan.Id) : Task.CompletedTask,
                    cancellationToken).ConfigureAwait(false);
                return new LivyStatement(this, session.Id, submitted.Id, new FirstSnapshot<StatementInfo>(submitted, time));
            }
            catch (LivyApiException notReady) when (notReady.Verdict is Verdict.StillStarting && time.GetElapsedTime(started) < options.SessionStartTimeout)
            {
                await session.WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

                // For a server whose answers to the two contradict each other.
                schedule ??= new PollSchedule(time, options.MinInterval, options.MaxInterval);
                await Task.Delay(schedule.Next(), time, cancellationToken).ConfigureAwait(false);
            }
            catch (LivyApiException gone) when (gone.MeansGone)
            {
                throw await failures.GoneAsync(session.Id, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks for a statement.</summary>
    public Task<StatementInfo> GetAsync(LivyId sessionId, LivyId id, CancellationToken cancellationToken) =>
        failures.GuardAsync(sessionId, calls.GetStatementAsync(sessionId, id, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Asks for its cancel.</summary>
    public Task CancelAsync(LivyId sessionId, LivyId id, CancellationToken cancellationToken) =>
        failures.GuardAsync(sessionId, calls.CancelStatementAsync(sessionId, id, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Asks for its cancel when its caller has left, and says what was done.</summary>
    public Task<string> TryCancelAsync(LivyId sessionId, LivyId id) => _cancellation.TryAsync(sessionId, id);

    /// <summary>Asks for its cancel and waits for what comes of it.</summary>
    public Task<CancelResult> CancelAndWaitAsync(LivyId sessionId, LivyId id, TimeSpan limit, CancellationToken cancellationToken) =>
        CancelSubject.RunAsync(engine, new CancelSubject(polls, sessionId, id, Subject(sessionId, id)), limit, time, cancellationToken);

    /// <summary>Waits for its end, however it comes.</summary>
    public Task<StatementInfo> WaitForEndAsync(LivyId sessionId, LivyId id, StatementInfo? first, Deadline deadline, IProgress<StatementInfo>? progress, CancellationToken cancellationToken) =>
        engine.WaitAsync(Subject(sessionId, id), first, deadline, progress, cancellationToken);

    /// <summary>Brings its changes.</summary>
    public IAsyncEnumerable<StatementInfo> WatchAsync(LivyId sessionId, LivyId id, StatementInfo? first, CancellationToken cancellationToken) =>
        engine.WatchAsync(Subject(sessionId, id), first, cancellationToken);

    private StatementSubject Subject(LivyId sessionId, LivyId id) => new(polls, sessionId, id, options.MaxInterval, failures, logger);
}
