namespace Livy.Client;

/// <summary>A session that should become ready.</summary>
internal sealed class SessionStartSubject(LivyContext context, LivyId id) : WaitSubject<SessionInfo>
{
    public override string Name => $"session {id}";

    public override LivyId Owner => id;

    public override TimeSpan MaxInterval => context.Options.Waiting.MaxInterval;

    public override Task<SessionInfo> LookAsync(CancellationToken cancellationToken) => context.Looks.GetSessionAsync(id, cancellationToken: cancellationToken);

    public override string StateOf(SessionInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(SessionInfo snapshot) => snapshot.State.IsReady || snapshot.State.IsTerminal || snapshot.State == SessionState.Error;

    public override bool HasChanged(SessionInfo before, SessionInfo now) => before.State != now.State || before.AppId != now.AppId;

    public override Task<Exception> ExplainAsync(LivyException error, SessionInfo? last, CancellationToken cancellationToken) =>
        Task.FromResult<Exception>(error is LivyApiException { Verdict: Verdict.Gone }
            ? new LivySessionFailedException(
                last is null ? $"Session {id} does not exist." : $"Session {id} was deleted, or forgotten by the server, while it was {last.State}.",
                id,
                last?.State,
                last?.Log ?? [],
                hint: null,
                outcomeUnknown: false,
                error)
            : error);
}
