namespace Livy.Client;

/// <summary>A session whose changes are watched until it has ended.</summary>
internal sealed class SessionLifeSubject(LivyContext context, LivyId id) : WaitSubject<SessionInfo>
{
    private readonly SessionStartSubject _start = new(context, id);

    public override string Name => _start.Name;

    public override LivyId Owner => id;

    public override TimeSpan MaxInterval => _start.MaxInterval;

    public override Task<SessionInfo> LookAsync(CancellationToken cancellationToken) => _start.LookAsync(cancellationToken);

    public override string StateOf(SessionInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(SessionInfo snapshot) => snapshot.State.IsTerminal;

    public override bool HasChanged(SessionInfo before, SessionInfo now) => _start.HasChanged(before, now);

    public override bool BringsEndNearer(SessionInfo before, SessionInfo now) => before.State != now.State;
}
