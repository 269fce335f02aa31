namespace Livy.Client;

/// <summary>What a refused create may have left under a name that others can have, too: only what stays as it is for long enough is no healthy batch.</summary>
/// <param name="routes">The routes, without repeats.</param>
/// <param name="name">The name.</param>
/// <param name="age">How long it must not change.</param>
/// <param name="time">The clock.</param>
internal sealed class ExactPhantom<TInfo>(ApplicationRoutes<TInfo> routes, string name, TimeSpan age, TimeProvider time)
    where TInfo : class, IApplicationInfo
{
    private LivyId _id;
    private long _since;

    /// <summary>Looks at it, and deletes it by number if it has not changed for long enough.</summary>
    /// <returns>Whether there is nothing more to do: it is deleted, or was never there.</returns>
    public async Task<bool> TryDeleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var seen = await routes.GetAsync(_id.IsDefault ? name : _id, cancellationToken).ConfigureAwait(false);
            if (!routes.MayBePhantom(seen) || seen.Name != name)
            {
                return true;
            }

            if (_id.IsDefault)
            {
                (_id, _since) = (seen.Id, time.GetTimestamp());
            }

            if (time.GetElapsedTime(_since) < age)
            {
                return false;
            }

            await routes.DeleteAsync(_id, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            return true;
        }
    }
}
