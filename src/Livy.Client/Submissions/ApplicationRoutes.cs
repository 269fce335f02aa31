namespace Livy.Client;

/// <summary>The routes that sessions and batches have in common, and what their answers mean.</summary>
/// <typeparam name="TInfo">What the server shows of one.</typeparam>
/// <param name="noun"><c>session</c> or <c>batch</c>.</param>
internal abstract class ApplicationRoutes<TInfo>(string noun)
    where TInfo : class, IApplicationInfo
{
    public string Noun => noun;

    /// <summary>The same at the beginning of a sentence.</summary>
    public string Title { get; } = char.ToUpperInvariant(noun[0]) + noun[1..];

    /// <summary>Asks for one.</summary>
    public abstract Task<TInfo> GetAsync(LivyId address, CancellationToken cancellationToken);

    /// <summary>Ends and removes one.</summary>
    public abstract Task DeleteAsync(LivyId address, CancellationToken cancellationToken);

    /// <summary>Ends and removes one if it is there; says whether it was.</summary>
    public async Task<bool> TryDeleteAsync(LivyId address, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(address, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            return false;
        }
    }

    /// <summary>Says who holds a name that was refused.</summary>
    public async Task<LivyApiException> NameTakenAsync(string name, LivyApiException refusal)
    {
        string holder;
        try
        {
            var found = await GetAsync(name, CancellationToken.None).ConfigureAwait(false);
            holder = $"It is held by {noun} {found.Id}, {StateOf(found)}; attach to it, or choose another name. An ended one keeps its name until the server forgets it, after ten minutes.";
        }
        catch (LivyException)
        {
            // Gone by now, or it can not be asked: what the server said is all that is known.
            return refusal;
        }

        return new LivyApiException($"{refusal.Message} {holder}", refusal.StatusCode, refusal.ErrorCode, refusal.Verdict, refusal.ServerMessage, innerException: refusal);
    }

    /// <summary>
    /// Whether it looks like what a refused create can leave behind, which never starts and keeps its name. A healthy one looks the same in its first instants.
    /// </summary>
    public abstract bool MayBePhantom(TInfo info);

    /// <summary>Its state, for a message.</summary>
    protected abstract string StateOf(TInfo info);
}
