namespace Livy.Client;

/// <summary>A handle of a programmatic job: waits for it, cancels it. The server tells an end once only, so it is this handle that keeps it.</summary>
public sealed class LivyJob
{
    private readonly JobServices _services;
    private readonly ApplicationIdentity _session;
    private readonly JobSubject _subject;
    private readonly JobInfo _submitted;

    internal LivyJob(JobServices services, ApplicationIdentity session, JobInfo submitted)
    {
        _services = services;
        _session = session;
        _submitted = submitted;
        _subject = new JobSubject(services, session, submitted.Id);
    }

    /// <summary>The session of the job.</summary>
    public LivyId SessionId => _session.Id;

    /// <summary>The number of the job in its session, from 1.</summary>
    public long Id => _submitted.Id;

    /// <summary>Waits for the end, however it comes. Cancelling the token ends the wait, not the job.</summary>
    /// <inheritdoc cref="WaitForEndAsync(TimeSpan?, CancellationToken)" path="/exception"/>
    public Task<JobInfo> WaitForEndAsync(CancellationToken cancellationToken = default) => WaitForEndAsync(timeout: null, cancellationToken);

    /// <summary>Waits for the end, however it comes. Cancelling the token ends the wait, not the job.</summary>
    /// <param name="timeout">The limit; none by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The job in its last state, with its result or its error. Later calls return the same.</returns>
    /// <exception cref="LivyApiException">The server does not know the job: it was cancelled, or the one answer that told its end was lost (<see cref="LivyErrorCode.JobNotFound"/>).</exception>
    /// <exception cref="LivySessionFailedException">The session ended meanwhile.</exception>
    /// <exception cref="LivyTimeoutException">The limit was reached.</exception>
    public async Task<JobInfo> WaitForEndAsync(TimeSpan? timeout, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        using var kept = _services.KeepAlive.Hold(_session, isFresh: true);
        return await _services.Engine.WaitAsync(_subject, _subject.Ended ?? _submitted, timeout, progress: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels the job, after which the server does not know it any more. Fine for one that has ended.</summary>
    /// <exception cref="LivySessionFailedException">Its session is gone.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) =>
        _services.Guard.CallAsync(_session, address => _services.Calls.CancelJobAsync(address, Id, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>The number and the session.</summary>
    public override string ToString() => _subject.Name;
}
