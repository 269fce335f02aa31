namespace Livy.Client;

/// <summary>A session that should become ready, or whose changes are watched until it has ended.</summary>
/// <param name="polls">The routes, without repeats.</param>
/// <param name="session">The session.</param>
/// <param name="maxInterval">The longest pause between two polls.</param>
/// <param name="hasEnded">Which state ends the wait.</param>
/// <param name="failures">Finds out what became of it.</param>
internal sealed class SessionSubject(ILivyApi polls, ApplicationIdentity session, TimeSpan maxInterval, Func<SessionState, bool> hasEnded, SessionFailures failures) : WaitSubject<SessionInfo>
{
    public override string Name => $"Session {session.Id}";

    public override LivyId Owner => session.Id;

    public override TimeSpan MaxInterval => maxInterval;

    public override async Task<SessionInfo> PollAsync(CancellationToken cancellationToken)
    {
        var seen = await polls.GetSessionAsync(session.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
        return session.FindDifference(seen) is { } difference ? throw SessionFailures.Replaced(session, difference, outcomeUnknown: false) : seen;
    }

    public override string StateOf(SessionInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(SessionInfo snapshot, TimeSpan stateAge) => hasEnded(snapshot.State);

    public override bool HasChanged(SessionInfo before, SessionInfo now) => before.State != now.State || before.AppId != now.AppId;

    public override bool BringsEndNearer(SessionInfo before, SessionInfo now) => before.State != now.State;

    public override async Task<Exception> ExplainAsync(LivyException error, SessionInfo? last, CancellationToken cancellationToken) =>
        error is LivyApiException { MeansGone: true } gone ? await failures.GoneAsync(session, gone, statementId: null, last?.State, cancellationToken).ConfigureAwait(false) : error;
}
