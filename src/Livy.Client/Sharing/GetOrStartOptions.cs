namespace Livy.Client;

/// <summary>How a shared session is got.</summary>
public sealed record GetOrStartOptions
{
    /// <summary>
    /// What happens if the session that has the name is another than the spec asks for: its kind, its user, and where the server shows them (Livy 0.8 and later) the settings, sizes and files that the spec says.
    /// <see cref="MismatchBehavior.Throw"/>.
    /// </summary>
    public MismatchBehavior OnMismatch { get; init; }

    /// <summary>
    /// Prepares a session that this call has started, such as its views and caches, before any caller of this client gets it; callers in other processes may get it earlier. If it throws, the session is deleted and
    /// the exception passes to all callers that wait. May run for a session that another process started at the same moment, when the answer to our own start was lost. Its token is cancelled when the client is
    /// disposed, not when a caller leaves. Must not ask for the same session again.
    /// </summary>
    public Func<LivySession, CancellationToken, Task>? OnStarted { get; init; }

    /// <summary>How long the start may take; <see cref="LivyWaitOptions.SessionStartTimeout"/> by default. That of the first caller holds for all that wait for the same start.</summary>
    public TimeSpan? StartTimeout { get; init; }
}
