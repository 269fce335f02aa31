namespace Livy.Client;

/// <summary>The fluent way to a <see cref="SessionSpec"/>.</summary>
public sealed class SessionBuilder
{
    private readonly LivySessions _sessions;
    private SessionSpec _spec;

    internal SessionBuilder(LivySessions sessions, SessionKind kind)
    {
        _sessions = sessions;
        _spec = new SessionSpec(kind);
    }

    /// <summary>The spec as it is now.</summary>
    public SessionSpec Spec => _spec;

    /// <summary>Sets a Spark or <c>livy.rsc</c> setting.</summary>
    public SessionBuilder WithConf(string key, string value)
    {
        _spec = _spec with { Conf = new Dictionary<string, string>(_spec.Conf, StringComparer.Ordinal) { [key] = value } };
        return this;
    }

    /// <summary>Gives it a name, unique among those that the server knows.</summary>
    public SessionBuilder WithName(string name)
    {
        _spec = _spec with { Name = name };
        return this;
    }

    /// <summary>Runs it as another user, where the server impersonates.</summary>
    public SessionBuilder AsProxyUser(string user)
    {
        _spec = _spec with { ProxyUser = user };
        return this;
    }

    /// <summary>Sets memory (<c>512m</c>, <c>2g</c>) and cores of the driver; what is left out stays as it is.</summary>
    public SessionBuilder WithDriver(string? memory = null, int? cores = null)
    {
        _spec = _spec with { DriverMemory = memory ?? _spec.DriverMemory, DriverCores = cores ?? _spec.DriverCores };
        return this;
    }

    /// <summary>Sets number, memory (<c>512m</c>, <c>2g</c>) and cores of the executors; what is left out stays as it is.</summary>
    public SessionBuilder WithExecutors(int? number = null, string? memory = null, int? cores = null)
    {
        _spec = _spec with { NumExecutors = number ?? _spec.NumExecutors, ExecutorMemory = memory ?? _spec.ExecutorMemory, ExecutorCores = cores ?? _spec.ExecutorCores };
        return this;
    }

    /// <summary>Chooses the YARN queue.</summary>
    public SessionBuilder InQueue(string queue)
    {
        _spec = _spec with { Queue = queue };
        return this;
    }

    /// <summary>Adds jars for driver and executors.</summary>
    public SessionBuilder AddJars(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { Jars = [.. _spec.Jars, .. uris] };
        return this;
    }

    /// <summary>Adds Python files and zips.</summary>
    public SessionBuilder AddPyFiles(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { PyFiles = [.. _spec.PyFiles, .. uris] };
        return this;
    }

    /// <summary>Adds other files.</summary>
    public SessionBuilder AddFiles(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { Files = [.. _spec.Files, .. uris] };
        return this;
    }

    /// <summary>Adds archives that are unpacked for each executor.</summary>
    public SessionBuilder AddArchives(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { Archives = [.. _spec.Archives, .. uris] };
        return this;
    }

    /// <summary>Lets the server delete the session when no call has addressed it for so long; the server looks once a minute.</summary>
    public SessionBuilder DeleteIfClientDies(TimeSpan timeout)
    {
        _spec = _spec with { HeartbeatTimeout = timeout };
        return this;
    }

    /// <summary>Lets the server stop the session when it has stood idle for so long. From Livy 0.8.</summary>
    public SessionBuilder WithIdleTimeout(TimeSpan timeout)
    {
        _spec = _spec with { IdleTimeout = timeout };
        return this;
    }

    /// <summary>Limits the life of the session. From Livy 0.9.</summary>
    public SessionBuilder WithTtl(TimeSpan ttl)
    {
        _spec = _spec with { Ttl = ttl };
        return this;
    }

    /// <inheritdoc cref="LivySessions.StartAsync(SessionSpec, CancellationToken)"/>
    public Task<LivySession> StartAsync(CancellationToken cancellationToken = default) => _sessions.StartAsync(_spec, cancellationToken);

    /// <inheritdoc cref="LivySessions.CreateAsync(SessionSpec, CancellationToken)"/>
    public Task<LivySession> CreateAsync(CancellationToken cancellationToken = default) => _sessions.CreateAsync(_spec, cancellationToken);
}
