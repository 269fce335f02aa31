using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>A statement that should come to its end. Only its own state says so: the session's flickers, and progress is 1 while it runs.</summary>
internal sealed class StatementSubject(LivyContext context, LivyId sessionId, int id) : WaitSubject<StatementInfo>
{
    /// <summary>How long a statement may be available without an output; the server writes the two one after the other.</summary>
    private static readonly TimeSpan OutputDelay = TimeSpan.FromSeconds(2);

    /// <summary>A look that hangs holds a thread of the server, so there are not many of them.</summary>
    private const int MostUnansweredLooks = 2;

    private long? _availableSince;

    public override string Name => $"statement {id} of session {sessionId}";

    public override LivyId Owner => sessionId;

    public override TimeSpan MaxInterval => context.Options.Waiting.MaxInterval;

    public override Task<StatementInfo> LookAsync(CancellationToken cancellationToken) => context.Looks.GetStatementAsync(sessionId, id, cancellationToken: cancellationToken);

    public override string StateOf(StatementInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(StatementInfo snapshot)
    {
        if (!snapshot.State.IsTerminal || snapshot.Output is not null || snapshot.State == StatementState.Cancelled)
        {
            return snapshot.State.IsTerminal;
        }

        _availableSince ??= context.Time.GetTimestamp();
        return context.Time.GetElapsedTime(_availableSince.Value) >= OutputDelay;
    }

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

        return answer.Verdict is Verdict.Gone or Verdict.ChannelLost
            ? await SessionFailure.WhileRunningAsync(context, sessionId, id, answer, cancellationToken).ConfigureAwait(false)
            : answer;
    }

    public override async Task<Exception?> OnNoAnswerAsync(int count, StatementInfo? last, CancellationToken cancellationToken)
    {
        if (count < MostUnansweredLooks)
        {
            return null;
        }

        try
        {
            await context.Looks.GetSessionStateAsync(sessionId, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (LivyException error)
        {
            // It is the server that does not answer, not the statement.
            Log.LookFailed(context.Logger, $"session {sessionId}", error);
            return null;
        }

        return Failed(
            StatementFailure.ResultUnreadable,
            last,
            innerException: null,
            "can not be read: the server answers for its session but not for it, as when an output is larger than livy.rsc.rpc.max.size (50 MiB)");
    }

    private LivyStatementFailedException Failed(StatementFailure failure, StatementInfo? last, Exception? innerException, string what) => new(
        $"Statement {id} of session {sessionId} {what}. Its last state was {last?.State.Value ?? "never seen"}.", failure, sessionId, id, last?.State, last?.Output, innerException);
}
