using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Submits the statements of sessions and waits for them.</summary>
/// <param name="calls">The routes, with repeats.</param>
/// <param name="polls">The routes, without.</param>
/// <param name="searches">The routes without repeats, also while the client is being disposed.</param>
/// <param name="cleanups">The routes with repeats, also while the client is being disposed.</param>
/// <param name="engine">What waits.</param>
/// <param name="creates">What lets a submission come to its end after its caller has left.</param>
/// <param name="flights">The calls under way.</param>
/// <param name="guard">Makes calls to the session that is meant.</param>
/// <param name="failures">Finds out what became of a session.</param>
/// <param name="services">The settings and the clock.</param>
internal sealed class SessionStatements(
    ILivyApi calls,
    ILivyApi polls,
    ILivyApi searches,
    ILivyApi cleanups,
    WaitEngine engine,
    CancelledCreates creates,
    CallsInFlight flights,
    SessionGuard guard,
    SessionFailures failures,
    SubmissionServices services)
{
    private readonly StatementCancellation _cancellation = new(cleanups, services.Time, services.Logger);

    public TimeProvider Time => services.Time;

    /// <summary>Keeps sessions alive while their statements are waited for.</summary>
    public required SessionKeepAlive KeepAlive { get; init; }

    /// <summary>Writes handles as tokens.</summary>
    public required HandleTokens Tokens { get; init; }

    private LivyWaitOptions Waiting => services.Options.Waiting;

    /// <summary>Begins a call that is made of several, and ends it when the result is disposed.</summary>
    public CallsInFlight.Flight Enter() => flights.Enter();

    /// <summary>A handle by number.</summary>
    public LivyStatement Attach(ApplicationIdentity session, LivyId id, string? nonce = null) => new(this, new StatementIdentity(session, id, nonce), submitted: null);

    /// <summary>Submits code, and again when a session that was still starting is ready. What is submitted after the caller has left is cancelled if he wants it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The code and its language.</param>
    /// <param name="onCancel">What happens to a statement whose caller has left.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<LivyStatement> SubmitAsync(LivySession session, CreateStatementRequest request, CancelBehavior onCancel, CancellationToken cancellationToken)
    {
        using var flight = flights.Enter();
        var started = Time.GetTimestamp();
        var nonce = services.Options.Submission.MarkStatements && StatementNonce.Fits(request.Code) ? StatementNonce.Create() : null;
        var marked = nonce is null ? request : new CreateStatementRequest { Code = StatementNonce.Mark(request.Code, nonce), Kind = request.Kind };
        var candidate = LivyCandidate.StatementOf(session);
        PollSchedule? schedule = null;
        while (true)
        {
            await guard.CompareAsync(session.Identity, cancellationToken).ConfigureAwait(false);
            try
            {
                return await creates.RunAsync(
                    abandoned => SubmitOnceAsync(session, marked, nonce, candidate, abandoned),
                    orphan => onCancel is CancelBehavior.RequestCancel ? TryCancelAsync(orphan.Identity) : Task.CompletedTask,
                    cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested && cancelled is not LivyOperationCanceledException)
            {
                var what = onCancel is CancelBehavior.RequestCancel ? "if it arrives, its cancel is asked for" : "if it arrives, it runs";
                throw new LivyOperationCanceledException($"The submission of a statement to session {session.Id} was cancelled; {what}.", candidate, cancelled, cancellationToken);
            }
            catch (LivyApiException notReady) when (notReady.Verdict is Verdict.StillStarting && Time.GetElapsedTime(started) < Waiting.SessionStartTimeout)
            {
                await session.WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

                // For a server whose answers to the two contradict each other.
                schedule ??= new PollSchedule(Time, Waiting.MinInterval, Waiting.MaxInterval);
                await Task.Delay(schedule.Next(), Time, cancellationToken).ConfigureAwait(false);
            }
            catch (LivyApiException gone) when (gone.MeansGone)
            {
                var failed = await failures.GoneAsync(session.Identity, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false);
                if (gone.Candidate is not null || failed.OutcomeUnknown)
                {
                    failed.Concern(candidate);
                }

                throw failed;
            }
        }
    }

    /// <summary>Asks for a statement.</summary>
    public async Task<StatementInfo> GetAsync(StatementIdentity statement, CancellationToken cancellationToken)
    {
        try
        {
            var seen = await calls.GetStatementAsync(statement.Session.Address, statement.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return statement.FindDifference(seen) is { } difference ? throw SessionFailures.Replaced(statement.Session, difference, outcomeUnknown: true) : seen.Of(statement.Session);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw await failures.GoneAsync(statement.Session, gone, statement.Id, lastState: null, cancellationToken).ConfigureAwait(false);
        }
        catch (LivyApiException none) when (none.ErrorCode == LivyErrorCode.StatementNotFound)
        {
            // Forgotten, or it is a stranger's session that has none of this number.
            await guard.CompareAsync(statement.Session, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks for its cancel. Where a stranger's statement could have its number by now, looks first.</summary>
    public async Task CancelAsync(StatementIdentity statement, CancellationToken cancellationToken)
    {
        if (!statement.Session.IsUnique && statement.Mark is not null)
        {
            await GetAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        await guard.CallAsync(statement.Session, address => calls.CancelStatementAsync(address, statement.Id, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for its cancel when its caller has left, and says what was done.</summary>
    public Task<string> TryCancelAsync(StatementIdentity statement) => _cancellation.TryAsync(statement);

    /// <summary>Asks for its cancel and waits for what comes of it.</summary>
    public Task<CancelResult> CancelAndWaitAsync(StatementIdentity statement, TimeSpan limit, CancellationToken cancellationToken) =>
        CancelSubject.RunAsync(engine, new CancelSubject(polls, statement, Subject(statement)), limit, Time, cancellationToken);

    /// <summary>Waits for its end, however it comes.</summary>
    public async Task<StatementInfo> WaitForEndAsync(StatementIdentity statement, StatementInfo? first, Deadline deadline, IProgress<StatementInfo>? progress, CancellationToken cancellationToken)
    {
        using var kept = KeepAlive.Hold(statement.Session, isFresh: first is not null);
        return await engine.WaitAsync(Subject(statement), first, deadline, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings its changes.</summary>
    public async IAsyncEnumerable<StatementInfo> WatchAsync(StatementIdentity statement, StatementInfo? first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var kept = KeepAlive.Hold(statement.Session, isFresh: first is not null);
        await foreach (var snapshot in engine.WatchAsync(Subject(statement), first, cancellationToken).ConfigureAwait(false))
        {
            yield return snapshot;
        }
    }

    private async Task<LivyStatement> SubmitOnceAsync(LivySession session, CreateStatementRequest request, string? nonce, LivyCandidate candidate, CancellationToken abandoned)
    {
        var (id, info) = await new StatementSubmission(calls, searches, session.Identity, session.Cursor, services, abandoned).RunAsync(request, nonce, candidate).ConfigureAwait(false);
        if (info?.Location is { SessionId: { IsDefault: false, IsNumber: true } number } && session.Identity.FindDifference(number) is { } difference)
        {
            // Between the look at who answers to the name and the submission the session was replaced. By number, so that it is this one.
            await _cancellation.TryAsync(new StatementIdentity(ApplicationIdentity.Named(SessionRoutes.Noun, number), id, nonce)).ConfigureAwait(false);
            throw SessionFailures.Replaced(session.Identity, $"{difference}; the statement reached the other one and its cancel was asked for", outcomeUnknown: true);
        }

        // A server that does not show the mark shows the code, perhaps.
        var identity = new StatementIdentity(session.Identity, id, info is null || info.Nonce == nonce ? nonce : null);
        if (info is not null)
        {
            identity.FindDifference(info.Of(session.Identity));
        }

        return new LivyStatement(this, identity, info is null ? null : new FirstSnapshot<StatementInfo>(info, Time));
    }

    private StatementSubject Subject(StatementIdentity statement) => new(polls, statement, Waiting.MaxInterval, failures, services.Logger);
}
