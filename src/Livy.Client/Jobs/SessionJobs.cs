namespace Livy.Client;

/// <summary>The programmatic jobs of a session: serialised code that the driver runs beside the statements.</summary>
public sealed class SessionJobs
{
    private readonly JobServices _services;
    private readonly LivySession _session;

    internal SessionJobs(JobServices services, LivySession session)
    {
        _services = services;
        _session = session;
    }

    /// <summary>Submits a job and returns at once. It is sent once: whether one whose answer is lost runs, nobody can tell, since the server has no way to look for it.</summary>
    /// <param name="request">The job. Its <see cref="JobRequest.JobType"/> is not checked by the server, and decides how the job is read, whatever the kind of the session.</param>
    /// <param name="cancellationToken">Ends the call; the job may have been submitted then.</param>
    /// <exception cref="LivyApiException">The server refused it.</exception>
    /// <exception cref="LivyConnectionException">There was no answer; see <see cref="LivyException.MayHaveReachedServer"/>.</exception>
    /// <exception cref="LivySessionFailedException">The session was starting and failed, or is gone.</exception>
    public async Task<LivyJob> SubmitAsync(JobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.JobType);
        using var flight = _services.Flights.Enter();
        await _session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var submitted = await _session.CallAsync(address => _services.Calls.SubmitJobAsync(address, request, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        return new LivyJob(_services, _session.Identity, submitted);
    }
}
