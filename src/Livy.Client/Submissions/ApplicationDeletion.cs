namespace Livy.Client;

/// <summary>Deletes what handles mean, and nothing else.</summary>
/// <typeparam name="TInfo">What the server shows of it.</typeparam>
/// <param name="calls">The routes, with repeats.</param>
/// <param name="single">The routes, without.</param>
/// <param name="services">The settings, the clock and what looks after what is left.</param>
internal sealed class ApplicationDeletion<TInfo>(ApplicationRoutes<TInfo> calls, ApplicationRoutes<TInfo> single, SubmissionServices services)
    where TInfo : class, IApplicationInfo
{
    /// <summary>Ends and removes it. That it is gone already is fine, also if a stranger has its number or name by now: he is left alone.</summary>
    /// <param name="identity">What to delete.</param>
    /// <param name="candidate">Names it while it is looked for in the background.</param>
    /// <param name="cancellationToken">Ends the call; the server goes on.</param>
    public async Task DeleteAsync(ApplicationIdentity identity, Func<LivyCandidate> candidate, CancellationToken cancellationToken)
    {
        try
        {
            if (identity.NeedsComparison)
            {
                await DeleteComparedAsync(identity, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await calls.DeleteAsync(identity.Address, cancellationToken).ConfigureAwait(false);
                LogMessages.Deleted(services.Logger, calls.Title, identity.Id);
            }
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            // Deleted by somebody else, or by an earlier attempt whose answer was lost.
        }

        if (identity.IsUnique && services.Time.GetTimestamp() < identity.LateUntil)
        {
            // A request to create it may still be on its way, and now that the name is free the server would carry it out.
            Watch(identity, candidate());
        }
    }

    /// <summary>The same within <see cref="LivyClientOptions.DisposeTimeout"/>; a failure is logged, and what can be looked for in the background is.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> TryDeleteAsync(ApplicationIdentity identity, Func<LivyCandidate> candidate)
    {
        using var expiry = new CancellationTokenSource(services.Options.DisposeTimeout, services.Time);
        try
        {
            await DeleteAsync(identity, candidate, expiry.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error)
        {
            // Whatever it is, such as what an authentication of the user's throws.
            LogMessages.NotDeleted(services.Logger, calls.Title, identity.Id, error);
            if (identity.IsUnique)
            {
                Watch(identity, candidate());
            }

            return false;
        }
    }

    /// <summary>Reads it before each attempt and goes by number then: between the two requests the name can not get to somebody else.</summary>
    private async Task DeleteComparedAsync(ApplicationIdentity identity, CancellationToken cancellationToken)
    {
        var pauses = services.NewBackOff();
        for (var retries = 0; ; retries++)
        {
            try
            {
                var seen = await single.GetAsync(identity.Address, cancellationToken).ConfigureAwait(false);
                if (identity.FindDifference(seen) is { } difference)
                {
                    LogMessages.Replaced(services.Logger, calls.Title, identity.Id, difference);
                    return;
                }

                await single.DeleteAsync(seen.Id, cancellationToken).ConfigureAwait(false);
                LogMessages.Deleted(services.Logger, calls.Title, identity.Id);
                return;
            }
            catch (LivyException fault) when (fault.MayPass && retries < services.Options.Retry.MaxRetries)
            {
                await pauses.PauseAsync(fault, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Watch(ApplicationIdentity identity, LivyCandidate candidate) =>
        services.Leftovers.Watch(new Leftover(candidate, Requests: 1, cancellationToken => single.TryDeleteAsync(identity.Address, cancellationToken)));
}
