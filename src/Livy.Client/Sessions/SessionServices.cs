namespace Livy.Client;

/// <summary>What a session's handle works with.</summary>
/// <param name="UiUri">The endpoint, with a slash at its end.</param>
/// <param name="Calls">The routes, with repeats.</param>
/// <param name="Guard">Makes calls to the session that is meant.</param>
/// <param name="Waits">Waits for it.</param>
/// <param name="Statements">Submits its statements.</param>
/// <param name="Deletion">Deletes it.</param>
internal sealed record SessionServices(Uri? UiUri, ILivyApi Calls, SessionGuard Guard, SessionWaits Waits, SessionStatements Statements, ApplicationDeletion<SessionInfo> Deletion)
{
    /// <summary>Writes handles as tokens.</summary>
    public required HandleTokens Tokens { get; init; }

    /// <summary>Keeps it alive while work in it is waited for.</summary>
    public required SessionKeepAlive KeepAlive { get; init; }

    /// <summary>Keeps it from the server's heartbeat check.</summary>
    public required SessionHeartbeats Heartbeats { get; init; }

    /// <summary>Submits its jobs.</summary>
    public required JobServices Jobs { get; init; }

    /// <summary>What this client itself uses.</summary>
    public required LiveNames LiveNames { get; init; }
}
