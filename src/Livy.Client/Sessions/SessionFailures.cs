using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Finds out what became of a session that is not what it was, and puts it into the one exception that says so.</summary>
/// <param name="polls">The routes, without repeats: a failure that is being described is not waited for.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where faults on the way go.</param>
internal sealed class SessionFailures(ILivyApi polls, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan StateLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StatePause = TimeSpan.FromMilliseconds(250);

    /// <summary>The last lines of its log; empty if they can not be read.</summary>
    public Task<IReadOnlyList<string>> ReadLogTailAsync(ApplicationIdentity session) => LogTail.TryReadAsync((size, token) => polls.GetSessionLogAsync(session.Address, size: size, cancellationToken: token), time);

    /// <summary>The session did not start: it ended or broke.</summary>
    public async Task<LivySessionFailedException> ToStartAsync(ApplicationIdentity session, SessionInfo last)
    {
        var log = await ReadLogTailAsync(session).ConfigureAwait(false);
        log = log.Count > 0 ? log : last.Log;
        return new LivySessionFailedException($"Session {session.Id} did not start; its state is {OneLine.Of(last.State.Value)}.", session.Id, last.State, log, Hints.For(log));
    }

    /// <summary>Another session answers where this one was.</summary>
    /// <param name="session">The session.</param>
    /// <param name="difference">What tells them apart.</param>
    /// <param name="outcomeUnknown">Whether a statement was under way.</param>
    public static LivySessionFailedException Replaced(ApplicationIdentity session, string difference, bool outcomeUnknown)
    {
        session.MarkLost(isThere: false);
        return new LivySessionFailedException(
            $"Session {session.Id} was replaced by another: {difference}. The server was restarted, or it was deleted and another one was started. Nothing was done to the other one.",
            session.Id,
            outcomeUnknown: outcomeUnknown);
    }

    /// <summary>The server says in one way or another that there is no such session any more.</summary>
    /// <param name="session">The session.</param>
    /// <param name="error">What the server said, or that it did not answer.</param>
    /// <param name="statementId">The statement that was waited for, if one was.</param>
    /// <param name="lastState">The last state that was seen, if one was.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<LivySessionFailedException> GoneAsync(ApplicationIdentity session, LivyException error, LivyId? statementId, SessionState? lastState, CancellationToken cancellationToken)
    {
        var code = (error as LivyApiException)?.ErrorCode;
        var isForgotten = code == LivyErrorCode.SessionNotFound;
        session.MarkLost(isThere: !isForgotten);
        var state = isForgotten ? null : await ReadLastStateAsync(session, cancellationToken).ConfigureAwait(false);
        var log = isForgotten ? [] : await ReadLogTailAsync(session).ConfigureAwait(false);
        var what = state switch
        {
            null when lastState is { } seen => $"Session {session.Id}, last seen {OneLine.Of(seen.Value)}, is gone: it was deleted, stood idle for longer than the server allows (1 h by default), or the server was restarted",
            null => $"Session {session.Id} is gone: it was deleted, stood idle for longer than the server allows (1 h by default), never was, or the server was restarted",
            { IsTerminal: true } => $"Session {session.Id} has ended, its state is {state}: its driver died or it was stopped",
            _ => $"The server lost the driver of session {session.Id}, although its state is {OneLine.Of(state.Value.Value)}; delete it",
        };
        var statement = statementId is { } number ? $"; what became of its statement {number} is not known" : string.Empty;
        return new LivySessionFailedException($"{what}{statement}.", session.Id, state ?? lastState, log, Hints.For(log), statementId is not null || code == LivyErrorCode.ChannelLost, error);
    }

    /// <summary>The state, polled until it is final for a few seconds: the server notices a dead driver about a second late.</summary>
    private async Task<SessionState?> ReadLastStateAsync(ApplicationIdentity session, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            SessionState? state = null;
            try
            {
                state = (await polls.GetSessionStateAsync(session.Address, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
            }
            catch (LivyApiException error) when (error.MeansGone)
            {
                return null;
            }
            catch (LivyException error)
            {
                LogMessages.PollFailedAgain(logger, $"Session {session.Id}", OneLine.Of(error.Message));
            }

            if (state is { IsTerminal: true } || time.GetElapsedTime(started) >= StateLimit)
            {
                return state;
            }

            await Task.Delay(StatePause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
