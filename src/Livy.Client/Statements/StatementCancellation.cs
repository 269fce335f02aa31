using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Asks the server to cancel a statement when its caller has left.</summary>
/// <param name="cleanups">The routes, with repeats, also while the client is being disposed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
internal sealed class StatementCancellation(ILivyApi cleanups, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Asks with a token of its own. A failure is not thrown, for it would hide the reason for the cancel; it is logged, and said in the result.</summary>
    /// <returns>What was done, as a sentence.</returns>
    public async Task<string> TryAsync(StatementIdentity statement)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            await cleanups.CancelStatementAsync(statement.Session.Address, statement.Id, cancellationToken: limit.Token).ConfigureAwait(false);
            return "The server was asked to cancel it.";
        }
        catch (Exception error)
        {
            LogMessages.CancelFailed(logger, statement.Id, statement.Session.Id, error);
            var why = limit.IsCancellationRequested ? $"no answer within {Limit.TotalSeconds} s" : OneLine.Of(error is LivyException ? error.Message : error.GetType().Name);
            return $"The server could not be asked to cancel it, so it runs on: {why}";
        }
    }
}
