using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>A statement that should come to its end. Only its own state says so: the session's flickers, and progress is 1 while it runs.</summary>
internal sealed class StatementSubject(ILivyApi polls, StatementIdentity statement, TimeSpan maxInterval, SessionFailures failures, ILogger logger) : WaitSubject<StatementInfo>
{
    /// <summary>How long a statement may be available without an output; the server writes the two one after the other.</summary>
    private static readonly TimeSpan OutputDelay = TimeSpan.FromSeconds(2);

    public override string Name => $"Statement {statement.Id} of session {statement.Session.Id}";

    public override LivyId Owner => statement.Session.Id;

    public override TimeSpan MaxInterval => maxInterval;

    public override async Task<StatementInfo> PollAsync(CancellationToken cancellationToken)
    {
        var seen = await polls.GetStatementAsync(statement.Session.Address, statement.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return statement.FindDifference(seen) is { } difference ? throw SessionFailures.Replaced(statement.Session, difference, outcomeUnknown: true) : seen.Of(statement.Session);
    }

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
            if (await FindStrangerAsync(cancellationToken).ConfigureAwait(false) is { } replaced)
            {
                return replaced;
            }

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
            ? await failures.GoneAsync(statement.Session, answer, statement.Id, lastState: null, cancellationToken).ConfigureAwait(false)
            : answer;
    }

    /// <summary>Finds out whether it is the statement that does not answer, or the server, or whether there is no session any more.</summary>
    public override async Task<Exception?> OnNoAnswerAsync(LivyException fault, bool isTooLong, StatementInfo? last, CancellationToken cancellationToken)
    {
        try
        {
            var state = (await polls.GetSessionStateAsync(statement.Session.Address, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
            if (state.IsTerminal)
            {
                return await failures.GoneAsync(statement.Session, fault, statement.Id, state, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            return await failures.GoneAsync(statement.Session, gone, statement.Id, lastState: null, cancellationToken).ConfigureAwait(false);
        }
        catch (LivyException error)
        {
            // It is the server that does not answer, not the statement.
            LogMessages.PollFailedAgain(logger, $"Session {statement.Session.Id}", OneLine.Of(error.Message));
            return null;
        }

        return !isTooLong ? null : Failed(
            StatementFailure.ResultUnreadable,
            last,
            fault,
            "can not be read: the server answers for its session but not for it, as when an output is larger than livy.rsc.rpc.max.size (50 MiB)");
    }

    /// <summary>A session that does not know the statement may be a stranger's.</summary>
    private async Task<LivySessionFailedException?> FindStrangerAsync(CancellationToken cancellationToken)
    {
        if (!statement.Session.NeedsComparison)
        {
            return null;
        }

        try
        {
            var seen = await polls.GetSessionAsync(statement.Session.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
            return statement.Session.FindDifference(seen) is { } difference ? SessionFailures.Replaced(statement.Session, difference, outcomeUnknown: true) : null;
        }
        catch (LivyException error)
        {
            LogMessages.PollFailedAgain(logger, $"Session {statement.Session.Id}", OneLine.Of(error.Message));
            return null;
        }
    }

    private LivyStatementFailedException Failed(StatementFailure failure, StatementInfo? last, Exception? innerException, string what) => new(
        $"{Name} {what}. Its last state was {OneLine.Of(last?.State.Value ?? "never seen")}.", failure, statement.Session.Id, statement.Id, last?.State, last?.Output, innerException);
}
