namespace Livy.Client;

/// <summary>The fluent way to a <see cref="BatchSpec"/>.</summary>
public sealed class BatchBuilder : ApplicationBuilder<BatchSpec, BatchBuilder>
{
    private readonly LivyBatches _batches;

    internal BatchBuilder(LivyBatches batches, string file)
        : base(new BatchSpec(file)) => _batches = batches;

    /// <summary>Names the main class of a JAR.</summary>
    public BatchBuilder WithMainClass(string name) => With(spec => spec with { MainClass = name });

    /// <summary>Adds arguments.</summary>
    public BatchBuilder WithArgs(params IEnumerable<string> args) => With(spec => spec with { Args = [.. spec.Args, .. args] });

    /// <inheritdoc cref="LivyBatches.SubmitAsync(BatchSpec, CancellationToken)"/>
    public Task<LivyBatch> SubmitAsync(CancellationToken cancellationToken = default) => _batches.SubmitAsync(Spec, cancellationToken);

    /// <inheritdoc cref="LivyBatches.RunAsync(BatchSpec, CancellationToken)"/>
    public Task<LivyBatch> RunAsync(CancellationToken cancellationToken = default) => _batches.RunAsync(Spec, cancellationToken);

    /// <inheritdoc cref="LivyBatches.RunAsync(BatchSpec, TimeSpan?, CancellationToken)"/>
    public Task<LivyBatch> RunAsync(TimeSpan? timeout, CancellationToken cancellationToken = default) => _batches.RunAsync(Spec, timeout, cancellationToken);
}
