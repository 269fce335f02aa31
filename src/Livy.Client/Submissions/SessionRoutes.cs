namespace Livy.Client;

/// <summary>The routes of sessions. A refused create leaves none behind.</summary>
internal sealed class SessionRoutes(ILivyApi api) : ApplicationRoutes<SessionInfo>(Noun)
{
    public new const string Noun = "session";

    public override Task<SessionInfo> GetAsync(LivyId address, CancellationToken cancellationToken) => api.GetSessionAsync(address, cancellationToken: cancellationToken);

    public override Task DeleteAsync(LivyId address, CancellationToken cancellationToken) => api.DeleteSessionAsync(address, cancellationToken: cancellationToken);

    public override bool MayBePhantom(SessionInfo info) => false;

    protected override string StateOf(SessionInfo info) => OneLine.Of(info.State.Value);
}
