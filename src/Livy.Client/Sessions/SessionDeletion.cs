using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Deletes sessions, for their handles and for creates whose caller has left.</summary>
/// <param name="calls">The routes, with repeats.</param>
/// <param name="cleanups">The same, also while the client is being disposed.</param>
/// <param name="limit">How long a deletion may take that nobody waits for.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told.</param>
internal sealed class SessionDeletion(ILivyApi calls, ILivyApi cleanups, TimeSpan limit, TimeProvider time, ILogger logger)
{
    /// <summary>Ends the session and removes it. That it is gone already is fine.</summary>
    public Task DeleteAsync(LivyId id, CancellationToken cancellationToken) => DeleteAsync(calls, id, cancellationToken);

    /// <summary>The same within <see cref="LivyClientOptions.DisposeTimeout"/>; a failure is logged only, also what an authentication of the user's throws.</summary>
    public async Task TryDeleteAsync(LivyId id)
    {
        using var expiry = new CancellationTokenSource(limit, time);
        try
        {
            await DeleteAsync(cleanups, id, expiry.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogMessages.SessionLeftBehind(logger, id, error);
        }
    }

    private async Task DeleteAsync(ILivyApi routes, LivyId id, CancellationToken cancellationToken)
    {
        try
        {
            await routes.DeleteSessionAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            LogMessages.SessionDeleted(logger, id);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            // Deleted by somebody else, or by an earlier attempt whose answer was lost.
        }
    }
}
