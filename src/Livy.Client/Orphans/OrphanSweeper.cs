namespace Livy.Client;

/// <summary>Finds and deletes what clients that died have left on the server, known by the names that this client makes. Whatever has another name is not touched.</summary>
/// <typeparam name="TInfo">What the server shows of one.</typeparam>
/// <param name="routes">The routes, with repeats.</param>
/// <param name="proxyUserOf">The user that one runs as.</param>
/// <param name="user">The user that calls are made for; <see langword="null"/> for the caller himself.</param>
/// <param name="caller">Who the caller is to the server; <see langword="null"/> if that is not known.</param>
/// <param name="live">What this client itself uses.</param>
/// <param name="services">The settings and the clock.</param>
internal sealed class OrphanSweeper<TInfo>(
    ApplicationRoutes<TInfo> routes, Func<TInfo, string?> proxyUserOf, string? user, string? caller, LiveNames live, SubmissionServices services)
    where TInfo : class, IApplicationInfo
{
    /// <summary>Deletes what the prefix and the age say.</summary>
    public async Task<OrphanSweep> SweepAsync(IAsyncEnumerable<TInfo> all, string prefix, TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var latest = services.Time.GetUtcNow() - olderThan;

        // Found first and deleted then: a deletion can take minutes, in which pages would shift.
        List<(TInfo Info, DateTimeOffset Created)> found = [];
        await foreach (var info in all.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (GeneratedName.TryRead(info.Name, out var start, out var created) && start == prefix && created < latest && IsOurs(info))
            {
                found.Add((info, created));
            }
        }

        List<SweptOrphan> deleted = [];
        List<SweptOrphan> failed = [];
        foreach (var (info, created) in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (live.Snapshot().Contains(info.Name!))
            {
                continue;
            }

            try
            {
                if (await TryDeleteAsync(info, cancellationToken).ConfigureAwait(false))
                {
                    LogMessages.OrphanDeleted(services.Logger, routes.Noun, info.Id, created);
                    deleted.Add(new SweptOrphan(info.Id, info.Name!, created));
                }
            }
            catch (LivyException error)
            {
                LogMessages.NotDeleted(services.Logger, routes.Noun, info.Id, error);
                failed.Add(new SweptOrphan(info.Id, info.Name!, created, error));
            }
        }

        return new OrphanSweep(deleted, failed);
    }

    /// <summary>Whether, as far as anybody can tell, it is the caller's. The owner is who was authenticated, also for calls that were made for another.</summary>
    private bool IsOurs(TInfo info) =>
        (info.Owner is null || caller is null || info.Owner == caller) && (user is null || proxyUserOf(info) is not { } runsAs || runsAs == user);

    /// <summary>By name, which can mean nothing else; the rest is looked at again, since the list may have been read a while ago.</summary>
    private async Task<bool> TryDeleteAsync(TInfo info, CancellationToken cancellationToken)
    {
        try
        {
            var seen = await routes.GetAsync(info.Name!, cancellationToken).ConfigureAwait(false);
            return seen.Id == info.Id && seen.Name == info.Name && seen.Owner == info.Owner && IsOurs(seen)
                && await routes.TryDeleteAsync(info.Name!, cancellationToken).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            return false;
        }
    }
}
