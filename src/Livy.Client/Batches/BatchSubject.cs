namespace Livy.Client;

/// <summary>A batch that should come to its end.</summary>
internal sealed class BatchSubject(LivyContext context, LivyId id) : WaitSubject<BatchInfo>
{
    public override string Name => $"batch {id}";

    public override LivyId Owner => id;

    public override TimeSpan MaxInterval => context.Options.Waiting.MaxBatchInterval;

    public override Task<BatchInfo> LookAsync(CancellationToken cancellationToken) => context.Looks.GetBatchAsync(id, cancellationToken: cancellationToken);

    public override string StateOf(BatchInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(BatchInfo snapshot) => snapshot.State.IsTerminal;

    public override bool HasChanged(BatchInfo before, BatchInfo now) => before.State != now.State || before.AppId != now.AppId;

    public override bool BringsEndNearer(BatchInfo before, BatchInfo now) => before.State != now.State;

    public override Task<Exception> ExplainAsync(LivyException error, BatchInfo? last, CancellationToken cancellationToken) =>
        Task.FromResult<Exception>(error is LivyApiException { Verdict: Verdict.Gone }
            ? new LivyBatchFailedException(
                $"Batch {id} is not known to the server any more: it was deleted, it ended more than ten minutes ago, or the server was restarted. Its last state was {last?.State.Value ?? "never seen"}.",
                id,
                last?.State,
                last?.Log ?? [],
                hint: null,
                outcomeUnknown: true,
                error)
            : error);
}
