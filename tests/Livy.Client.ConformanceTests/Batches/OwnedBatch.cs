namespace Livy.Client.ConformanceTests;

/// <summary>A batch that its case deletes.</summary>
internal sealed class OwnedBatch(LivyBatch handle) : IAsyncDisposable
{
    public LivyBatch Handle { get; } = handle;

    public async ValueTask DisposeAsync() => await Handle.DeleteAsync();
}
