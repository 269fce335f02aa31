namespace Livy.Client;

/// <summary>
/// A job that should come to its end. The driver forgets an end when it has told it, so a poll that is under way is never given up: if its caller leaves, the next one takes it over.
/// </summary>
internal sealed class JobSubject(JobServices services, ApplicationIdentity session, long id) : WaitSubject<JobInfo>
{
    private readonly Lock _gate = new();
    private Task<JobInfo>? _poll;

    public override string Name => $"Job {id} of session {session.Id}";

    public override LivyId Owner => session.Id;

    public override TimeSpan MaxInterval => services.Options.Waiting.MaxInterval;

    /// <summary>The job after its end; <see langword="null"/> if that was not seen.</summary>
    public JobInfo? Ended { get; private set; }

    public override Task<JobInfo> PollAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_poll is null || (_poll.IsCompleted && Ended is null))
            {
                _poll = PollOnceAsync();
            }

            return _poll.WaitAsync(cancellationToken);
        }
    }

    public override string StateOf(JobInfo snapshot) => snapshot.State.Value;

    public override bool HasEnded(JobInfo snapshot, TimeSpan stateAge) => snapshot.State.IsTerminal;

    public override bool HasChanged(JobInfo before, JobInfo now) => before.State != now.State;

    public override async Task<Exception> ExplainAsync(LivyException error, JobInfo? last, CancellationToken cancellationToken) =>
        error is LivyApiException { MeansGone: true } gone
            ? await services.Failures.GoneAsync(session, gone, statementId: null, lastState: null, cancellationToken).ConfigureAwait(false)
            : error;

    private async Task<JobInfo> PollOnceAsync()
    {
        var seen = await services.Polls.GetJobAsync(session.Address, id, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        if (seen.State.IsTerminal)
        {
            Ended = seen;
        }

        return seen;
    }
}
