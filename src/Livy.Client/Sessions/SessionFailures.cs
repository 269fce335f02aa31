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

    /// <summary>Makes a call of a handle; that the session is gone is the same exception whatever was called.</summary>
    public async Task<T> GuardAsync<T>(LivyId id, Task<T> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw await GoneAsync(id, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="GuardAsync{T}"/>
    public async Task GuardAsync(LivyId id, Task call, CancellationToken cancellationToken)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            throw await GoneAsync(id, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The last lines of its log; empty if they can not be read.</summary>
    public Task<IReadOnlyList<string>> ReadLogTailAsync(LivyId id) => LogTail.TryReadAsync((size, token) => polls.GetSessionLogAsync(id, size: size, cancellationToken: token), time);

    /// <summary>The session did not start: it ended or broke.</summary>
    public async Task<LivySessionFailedException> ToStartAsync(LivyId id, SessionInfo last)
    {
        var log = await ReadLogTailAsync(id).ConfigureAwait(false);
        log = log.Count > 0 ? log : last.Log;
        return new LivySessionFailedException($"Session {id} did not start; its state is {OneLine.Of(last.State.Value)}.", id, last.State, log, Hints.For(log));
    }

    /// <summary>The server says in one way or another that there is no such session any more.</summary>
    /// <param name="id">The session.</param>
    /// <param name="error">What the server said, or that it did not answer.</param>
    /// <param name="statementId">The statement that was waited for, if one was.</param>
    /// <param name="lastState">The last state that was seen, if one was.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<LivySessionFailedException> GoneAsync(LivyId id, LivyException error, LivyId? statementId, SessionState? lastState, CancellationToken cancellationToken)
    {
        var code = (error as LivyApiException)?.ErrorCode;
        var isForgotten = code == LivyErrorCode.SessionNotFound;
        var state = isForgotten ? null : await ReadLastStateAsync(id, cancellationToken).ConfigureAwait(false);
        var log = isForgotten ? [] : await ReadLogTailAsync(id).ConfigureAwait(false);
        var what = state switch
        {
            null when lastState is { } seen => $"Session {id}, last seen {OneLine.Of(seen.Value)}, is gone: it was deleted, stood idle for longer than the server allows (1 h by default), or the server was restarted",
            null => $"Session {id} is gone: it was deleted, stood idle for longer than the server allows (1 h by default), never was, or the server was restarted",
            { IsTerminal: true } => $"Session {id} has ended, its state is {state}: its driver died or it was stopped",
            _ => $"The server lost the driver of session {id}, although its state is {OneLine.Of(state.Value.Value)}; delete it",
        };
        var statement = statementId is { } number ? $"; what became of its statement {number} is not known" : string.Empty;
        return new LivySessionFailedException($"{what}{statement}.", id, state ?? lastState, log, Hints.For(log), statementId is not null || code == LivyErrorCode.ChannelLost, error);
    }

    /// <summary>The state, polled until it is final for a few seconds: the server notices a dead driver about a second late.</summary>
    private async Task<SessionState?> ReadLastStateAsync(LivyId id, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            SessionState? state = null;
            try
            {
                state = (await polls.GetSessionStateAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
            }
            catch (LivyApiException error) when (error.MeansGone)
            {
                return null;
            }
            catch (LivyException error)
            {
                LogMessages.PollFailedAgain(logger, $"Session {id}", OneLine.Of(error.Message));
            }

            if (state is { IsTerminal: true } || time.GetElapsedTime(started) >= StateLimit)
            {
                return state;
            }

            await Task.Delay(StatePause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
