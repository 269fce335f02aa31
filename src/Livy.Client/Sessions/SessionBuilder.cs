namespace Livy.Client;

/// <summary>The fluent way to a <see cref="SessionSpec"/>.</summary>
public sealed class SessionBuilder : ApplicationBuilder<SessionSpec, SessionBuilder>
{
    private readonly LivySessions _sessions;

    internal SessionBuilder(LivySessions sessions, SessionKind kind)
        : base(new SessionSpec(kind)) => _sessions = sessions;

    /// <summary>Lets the server delete the session when no call has addressed it for so long, so that it does not outlive a client that died; the server looks once a minute.</summary>
    public SessionBuilder WithHeartbeatTimeout(TimeSpan timeout) => With(spec => spec with { HeartbeatTimeout = timeout });

    /// <summary>Lets the server stop the session when it has stood idle for so long. From Livy 0.8.</summary>
    public SessionBuilder WithIdleTimeout(TimeSpan timeout) => With(spec => spec with { IdleTimeout = timeout });

    /// <summary>Limits the life of the session. From Livy 0.9.</summary>
    public SessionBuilder WithTtl(TimeSpan ttl) => With(spec => spec with { Ttl = ttl });

    /// <summary>Sets how many rows a statement of kind <c>sql</c> returns at most; 1000 by default.</summary>
    public SessionBuilder WithSqlRowLimit(int limit) => With(spec => spec with { SqlRowLimit = limit });

    /// <inheritdoc cref="LivySessions.StartAsync(SessionSpec, CancellationToken)"/>
    public Task<LivySession> StartAsync(CancellationToken cancellationToken = default) => _sessions.StartAsync(Spec, cancellationToken);

    /// <inheritdoc cref="LivySessions.GetOrStartAsync"/>
    public Task<LivySession> GetOrStartAsync(GetOrStartOptions? options = null, CancellationToken cancellationToken = default) => _sessions.GetOrStartAsync(Spec, options, cancellationToken);

    /// <inheritdoc cref="LivySessions.CreateAsync(SessionSpec, CancellationToken)"/>
    public Task<LivySession> CreateAsync(CancellationToken cancellationToken = default) => _sessions.CreateAsync(Spec, cancellationToken);
}
