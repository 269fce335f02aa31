namespace Livy.Client;

/// <summary>Makes the calls of a batch's handle: only to the batch that is meant, and so that a batch that is gone is the same exception whatever was called.</summary>
/// <param name="api">The routes.</param>
internal sealed class BatchGuard(ILivyApi api)
{
    /// <summary>Asks for the batch; that it is not known is the server's own error.</summary>
    /// <exception cref="LivyBatchFailedException">A stranger answers.</exception>
    public async Task<BatchInfo> ReadAsync(ApplicationIdentity batch, CancellationToken cancellationToken)
    {
        var seen = await api.GetBatchAsync(batch.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
        return batch.FindDifference(seen) is { } difference ? throw BatchFailures.Replaced(batch, difference) : seen;
    }

    /// <summary>Asks for the batch.</summary>
    public async Task<BatchInfo> GetAsync(ApplicationIdentity batch, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw BatchFailures.Gone(batch.Id, gone, last: null);
        }
    }

    /// <summary>Makes a call whose answer does not say which batch it is about: looks first, where a stranger could answer.</summary>
    public async Task<T> CallAsync<T>(ApplicationIdentity batch, Func<ILivyApi, LivyId, Task<T>> call, CancellationToken cancellationToken)
    {
        if (batch.NeedsComparison)
        {
            await GetAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await call(api, batch.Address).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw BatchFailures.Gone(batch.Id, gone, last: null);
        }
    }
}
