using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>A statement that should come to its end. Only its own state says so: the session's flickers, and progress is 1 while it runs.</summary>
internal sealed class StatementSubject(ILivyApi polls, LivyId sessionId, LivyId id, TimeSpan maxInterval, SessionFailures failures, ILogger logger) : WaitSubject<StatementInfo>
{
    /// <summary>How long a statement may be available without an output; the server writes the two one after the other.</summary>
    private static readonly TimeSpan OutputDelay = TimeSpan.FromSeconds(2);

    public override string Name => $"Statement {id} of session {sessionId}";

    public override LivyId Owner => sessionId;

    public override TimeSpan MaxInterval => maxInterval;

    public override Task<StatementInfo> PollAsync(CancellationToken cancellationToken) => polls.GetStatementAsync(sessionId, id, cancellationToken: cancellationToken);

    public override string StateOf(StatementInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(StatementInfo snapshot, TimeSpan stateAge) =>
        snapshot.State.IsTerminal && (snapshot.Output is not null || snapshot.State == StatementState.Cancelled || stateAge >= OutputDelay);

    public override bool HasChanged(StatementInfo before, StatementInfo now) => before.State != now.State || !before.Progress.Equals(now.Progress);

    public override bool BringsEndNearer(StatementInfo before, StatementInfo now) => before.State == StatementState.Waiting && now.State != StatementState.Waiting;

    public override async Task<Exception> ExplainAsync(LivyException error, StatementInfo? last, CancellationToken cancellationToken)
    {
        if (error is not LivyApiException answer)
        {
            return error;
        }

        if (answer.ErrorCode == LivyErrorCode.StatementNotFound)
        {
            return Failed(
                StatementFailure.OutcomeUnknown, last, answer, "is not known to the server any more: newer statements pushed it out (livy.rsc.retained-statements), or it never was");
        }

        if (answer.ErrorCode == LivyErrorCode.ResultUnreadable)
        {
            return Failed(StatementFailure.ResultUnreadable, last, answer, "printed text that is not Unicode, which the server can not deliver");
        }

        if (answer.ErrorCode == LivyErrorCode.AnswerTooLarge)
        {
            return Failed(StatementFailure.ResultUnreadable, last, answer, $"has an output that is larger than this client reads ({nameof(LivyClientOptions)}.{nameof(LivyClientOptions.MaxResponseSize)})");
        }

        return answer.Verdict is Verdict.Gone or Verdict.ChannelLost
            ? await failures.GoneAsync(sessionId, answer, id, lastState: null, cancellationToken).ConfigureAwait(false)
            : answer;
    }

    /// <summary>Finds out whether it is the statement that does not answer, or the server, or whether there is no session any more.</summary>
    public override async Task<Exception?> OnNoAnswerAsync(LivyException fault, bool isTooLong, StatementInfo? last, CancellationToken cancellationToken)
    {
        try
        {
            var state = (await polls.GetSessionStateAsync(sessionId, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
            if (state.IsTerminal)
            {
                return await failures.GoneAsync(sessionId, fault, id, state, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            return await failures.GoneAsync(sessionId, gone, id, lastState: null, cancellationToken).ConfigureAwait(false);
        }
        catch (LivyException error)
        {
            // It is the server that does not answer, not the statement.
            LogMessages.PollFailedAgain(logger, $"Session {sessionId}", OneLine.Of(error.Message));
            return null;
        }

        return !isTooLong ? null : Failed(
            StatementFailure.ResultUnreadable,
            last,
            fault,
            "can not be read: the server answers for its session but not for it, as when an output is larger than livy.rsc.rpc.max.size (50 MiB)");
    }

    private LivyStatementFailedException Failed(StatementFailure failure, StatementInfo? last, Exception? innerException, string what) => new(
        $"Statement {id} of session {sessionId} {what}. Its last state was {OneLine.Of(last?.State.Value ?? "never seen")}.", failure, sessionId, id, last?.State, last?.Output, innerException);
}
