namespace Livy.Client;

/// <summary>The routes of batches. Livy registers a batch before it looks at the request, so a refused one stays, in its first state and without a log (BatchSession.scala).</summary>
internal sealed class BatchRoutes(ILivyApi api) : ApplicationRoutes<BatchInfo>(Noun)
{
    public new const string Noun = "batch";

    public override Task<BatchInfo> GetAsync(LivyId address, CancellationToken cancellationToken) => api.GetBatchAsync(address, cancellationToken: cancellationToken);

    public override Task DeleteAsync(LivyId address, CancellationToken cancellationToken) => api.DeleteBatchAsync(address, cancellationToken: cancellationToken);

    public override bool MayBePhantom(BatchInfo info) => info.State == BatchState.Starting && info.Log.Count == 0;

    protected override string StateOf(BatchInfo info) => OneLine.Of(info.State.Value);
}
