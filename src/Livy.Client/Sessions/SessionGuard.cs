namespace Livy.Client;

/// <summary>Makes the calls of a session's handle: only to the session that is meant, and so that a session that is gone is the same exception whatever was called.</summary>
/// <param name="calls">The routes, with repeats.</param>
/// <param name="failures">Finds out what became of a session.</param>
internal sealed class SessionGuard(ILivyApi calls, SessionFailures failures)
{
    /// <summary>Asks for the session.</summary>
    public async Task<SessionInfo> GetAsync(ApplicationIdentity session, CancellationToken cancellationToken)
    {
        try
        {
            var seen = await calls.GetSessionAsync(session.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
            return session.FindDifference(seen) is { } difference ? throw SessionFailures.Replaced(session, difference, outcomeUnknown: false) : seen;
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw await failures.GoneAsync(session, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a call whose answer does not say which session it is about: looks first, where a stranger could answer.</summary>
    /// <param name="session">The session.</param>
    /// <param name="call">The call; is given the address.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<T> CallAsync<T>(ApplicationIdentity session, Func<LivyId, Task<T>> call, CancellationToken cancellationToken)
    {
        await CompareAsync(session, cancellationToken).ConfigureAwait(false);
        try
        {
            return await call(session.Address).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw await failures.GoneAsync(session, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="CallAsync{T}"/>
    public Task CallAsync(ApplicationIdentity session, Func<LivyId, Task> call, CancellationToken cancellationToken) => CallAsync(
        session,
        async address =>
        {
            await call(address).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Asks who answers at the address, where it could be a stranger. Between this and what follows the server could still be restarted; a name with our random part has no such gap.</summary>
    /// <exception cref="LivySessionFailedException">It is a stranger, or nobody.</exception>
    public async Task CompareAsync(ApplicationIdentity session, CancellationToken cancellationToken)
    {
        if (session.NeedsComparison)
        {
            await GetAsync(session, cancellationToken).ConfigureAwait(false);
        }
    }
}
