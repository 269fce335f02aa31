using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Deletes sessions, for their handles and for creates whose caller has left.</summary>
internal sealed class SessionDeletion(ILivyApi calls, TimeSpan limit, TimeProvider time, ILogger logger)
{
    /// <summary>Ends the session and removes it. That it is gone already is fine.</summary>
    public async Task DeleteAsync(LivyId id, CancellationToken cancellationToken)
    {
        try
        {
            await calls.DeleteSessionAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            LogMessages.SessionDeleted(logger, id);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            // Deleted by somebody else, or by an earlier attempt whose answer was lost.
        }
    }

    /// <summary>The same within <see cref="LivyClientOptions.DisposeTimeout"/>; a failure is logged only, also what an authentication of the user's throws.</summary>
    public async Task TryDeleteAsync(LivyId id)
    {
        using var expiry = new CancellationTokenSource(limit, time);
        try
        {
            await DeleteAsync(id, expiry.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogMessages.SessionLeftBehind(logger, id, error);
        }
    }
}
