using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Asks the server to cancel a statement when its caller has left.</summary>
/// <param name="cleanups">The routes, with repeats, also while the client is being disposed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
internal sealed class StatementCancellation(ILivyApi cleanups, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>A refused request is not repeated by the routes; but one odd answer, such as a login page, is no last word.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks with a limit of its own. A failure is not thrown, for it would hide the reason for the cancel; it is logged, and said in the result.</summary>
    /// <returns>What was done, as a sentence.</returns>
    public async Task<string> TryAsync(StatementIdentity statement)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        LivyException? refusal = null;
        try
        {
            while (true)
            {
                try
                {
                    return await AskAsync(statement, limit.Token).ConfigureAwait(false);
                }
                catch (LivyApiException error) when (error.ErrorCode == LivyErrorCode.Redirected || error.ErrorCode == LivyErrorCode.UnexpectedContent)
                {
                    refusal = error;
                }

                await Task.Delay(Pause, time, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            LogMessages.CancelFailed(logger, statement.Id, statement.Session.Id, refusal ?? error);
            var why = refusal is not null || error is LivyException ? OneLine.Of((refusal ?? error).Message)
                : limit.IsCancellationRequested ? $"no answer within {Limit.TotalSeconds} s"
                : OneLine.Of(error.GetType().Name);
            return $"The server could not be asked to cancel it, so it runs on: {why}";
        }
    }

    private async Task<string> AskAsync(StatementIdentity statement, CancellationToken cancellationToken)
    {
        if (statement.Session.NeedsComparison)
        {
            // It must not hit a stranger's, who may have the number or name by now.
            var seen = await cleanups.GetSessionAsync(statement.Session.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (statement.Session.FindDifference(seen) is not null)
            {
                return "It is gone with its session.";
            }
        }

        await cleanups.CancelStatementAsync(statement.Session.Address, statement.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return "The server was asked to cancel it.";
    }
}
