namespace Livy.Client;

/// <summary>A batch that should come to its end.</summary>
internal sealed class BatchSubject(BatchGuard polls, ApplicationIdentity batch, TimeSpan maxInterval) : WaitSubject<BatchInfo>
{
    public override string Name => $"Batch {batch.Id}";

    public override LivyId Owner => batch.Id;

    public override TimeSpan MaxInterval => maxInterval;

    public override Task<BatchInfo> PollAsync(CancellationToken cancellationToken) => polls.ReadAsync(batch, cancellationToken);

    public override string StateOf(BatchInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(BatchInfo snapshot, TimeSpan stateAge) => snapshot.State.IsTerminal;

    public override bool HasChanged(BatchInfo before, BatchInfo now) => before.State != now.State || before.AppId != now.AppId;

    public override bool BringsEndNearer(BatchInfo before, BatchInfo now) => before.State != now.State;

    public override Task<Exception> ExplainAsync(LivyException error, BatchInfo? last, CancellationToken cancellationToken) =>
        Task.FromResult<Exception>(error is LivyApiException { MeansGone: true } gone ? BatchFailures.Gone(batch.Id, gone, last) : error);
}
