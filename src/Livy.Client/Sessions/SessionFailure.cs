using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Finds out what became of a session that failed and puts it into an exception.</summary>
internal static class SessionFailure
{
    private static readonly TimeSpan StateLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StatePause = TimeSpan.FromMilliseconds(250);

    /// <summary>The session did not start: it ended or broke.</summary>
    public static async Task<LivySessionFailedException> ToStartAsync(LivyContext context, LivyId id, SessionInfo last)
    {
        var log = await new LivySession(context, id).Log.TryReadTailAsync().ConfigureAwait(false);
        log = log.Count > 0 ? log : last.Log;
        return new LivySessionFailedException(
            $"Session {id} did not start; its state is {last.State}.", id, last.State, log, Hints.For(log), outcomeUnknown: false);
    }

    /// <summary>The session was lost while a statement was waited for.</summary>
    public static async Task<LivySessionFailedException> WhileRunningAsync(
        LivyContext context, LivyId id, int statementId, LivyApiException error, CancellationToken cancellationToken)
    {
        var statement = $"what became of its statement {statementId} is not known";
        if (error.ErrorCode == LivyErrorCode.SessionNotFound)
        {
            return new LivySessionFailedException(
                $"Session {id} is gone: it was deleted, timed out, or the server was restarted; {statement}.", id, state: null, [], hint: null, outcomeUnknown: true, error);
        }

        var state = await ReadLastStateAsync(context, id, cancellationToken).ConfigureAwait(false);
        var log = await new LivySession(context, id).Log.TryReadTailAsync().ConfigureAwait(false);
        var what = state switch
        {
            null => $"Session {id} is gone",
            { IsTerminal: true } => $"Session {id} ended, its state is {state}",
            _ => $"The server lost the driver of session {id}, although its state is {state}; delete it",
        };
        return new LivySessionFailedException($"{what}; {statement}.", id, state, log, Hints.For(log), outcomeUnknown: true, error);
    }

    /// <summary>The state, looked at until it is final for a few seconds: the server notices a dead driver about a second late.</summary>
    private static async Task<SessionState?> ReadLastStateAsync(LivyContext context, LivyId id, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while (true)
        {
            SessionState? state = null;
            try
            {
                state = (await context.Looks.GetSessionStateAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
            }
            catch (LivyApiException error) when (error.Verdict is Verdict.Gone)
            {
                return null;
            }
            catch (LivyException error)
            {
                Log.LookFailed(context.Logger, $"session {id}", error);
            }

            if (state is { IsTerminal: true } || context.Time.GetElapsedTime(started) >= StateLimit)
            {
                return state;
            }

            await Task.Delay(StatePause, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
