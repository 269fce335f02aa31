namespace Livy.Client;

/// <summary>The fluent way to a <see cref="BatchSpec"/>.</summary>
public sealed class BatchBuilder
{
    private readonly LivyBatches _batches;
    private BatchSpec _spec;

    internal BatchBuilder(LivyBatches batches, string file)
    {
        _batches = batches;
        _spec = new BatchSpec(file);
    }

    /// <summary>The spec as it is now.</summary>
    public BatchSpec Spec => _spec;

    /// <summary>Sets a Spark or <c>livy.rsc</c> setting.</summary>
    public BatchBuilder WithConf(string key, string value)
    {
        _spec = _spec with { Conf = new Dictionary<string, string>(_spec.Conf, StringComparer.Ordinal) { [key] = value } };
        return this;
    }

    /// <summary>Gives it a name, unique among those that the server knows.</summary>
    public BatchBuilder WithName(string name)
    {
        _spec = _spec with { Name = name };
        return this;
    }

    /// <summary>Runs it as another user, where the server impersonates.</summary>
    public BatchBuilder AsProxyUser(string user)
    {
        _spec = _spec with { ProxyUser = user };
        return this;
    }

    /// <summary>Sets memory (<c>512m</c>, <c>2g</c>) and cores of the driver; what is left out stays as it is.</summary>
    public BatchBuilder WithDriver(string? memory = null, int? cores = null)
    {
        _spec = _spec with { DriverMemory = memory ?? _spec.DriverMemory, DriverCores = cores ?? _spec.DriverCores };
        return this;
    }

    /// <summary>Sets number, memory (<c>512m</c>, <c>2g</c>) and cores of the executors; what is left out stays as it is.</summary>
    public BatchBuilder WithExecutors(int? number = null, string? memory = null, int? cores = null)
    {
        _spec = _spec with { NumExecutors = number ?? _spec.NumExecutors, ExecutorMemory = memory ?? _spec.ExecutorMemory, ExecutorCores = cores ?? _spec.ExecutorCores };
        return this;
    }

    /// <summary>Chooses the YARN queue.</summary>
    public BatchBuilder InQueue(string queue)
    {
        _spec = _spec with { Queue = queue };
        return this;
    }

    /// <summary>Adds jars for driver and executors.</summary>
    public BatchBuilder AddJars(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { Jars = [.. _spec.Jars, .. uris] };
        return this;
    }

    /// <summary>Adds Python files and zips.</summary>
    public BatchBuilder AddPyFiles(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { PyFiles = [.. _spec.PyFiles, .. uris] };
        return this;
    }

    /// <summary>Adds other files.</summary>
    public BatchBuilder AddFiles(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { Files = [.. _spec.Files, .. uris] };
        return this;
    }

    /// <summary>Adds archives that are unpacked for each executor.</summary>
    public BatchBuilder AddArchives(params ReadOnlySpan<string> uris)
    {
        _spec = _spec with { Archives = [.. _spec.Archives, .. uris] };
        return this;
    }

    /// <summary>Names the main class of a JAR.</summary>
    public BatchBuilder WithMainClass(string name)
    {
        _spec = _spec with { MainClass = name };
        return this;
    }

    /// <summary>Adds arguments.</summary>
    public BatchBuilder AddArgs(params ReadOnlySpan<string> args)
    {
        _spec = _spec with { Args = [.. _spec.Args, .. args] };
        return this;
    }

    /// <inheritdoc cref="LivyBatches.SubmitAsync(BatchSpec, CancellationToken)"/>
    public Task<LivyBatch> SubmitAsync(CancellationToken cancellationToken = default) => _batches.SubmitAsync(_spec, cancellationToken);

    /// <inheritdoc cref="LivyBatches.RunAsync(BatchSpec, CancellationToken)"/>
    public Task<LivyBatch> RunAsync(CancellationToken cancellationToken = default) => _batches.RunAsync(_spec, cancellationToken);

    /// <inheritdoc cref="LivyBatches.RunAsync(BatchSpec, TimeSpan?, CancellationToken)"/>
    public Task<LivyBatch> RunAsync(TimeSpan? timeout, CancellationToken cancellationToken = default) => _batches.RunAsync(_spec, timeout, cancellationToken);
}
