using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Asks the server to cancel a statement when its caller has left.</summary>
internal sealed class StatementCancellation(ILivyApi calls, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Asks with a token of its own; a failure is logged only, for it would hide the reason for the cancel.</summary>
    public async Task TryAsync(StatementIdentity statement)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            await calls.CancelStatementAsync(statement.Session.Address, statement.Id, cancellationToken: limit.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogMessages.CancelFailed(logger, statement.Id, statement.Session.Id, error);
        }
    }
}
