using Refit;

namespace Livy.Client;

/// <summary>
/// Every route of Livy's REST API, one method each: one call is one request, without retries and without a time limit but the token's.
/// </summary>
/// <remarks>
/// <para>A <see href="https://github.com/reactiveui/refit">Refit</see> interface, whose requests Refit writes at build time. <see cref="LivyClient.Api"/> implements it: errors, uploads and bodies are handled below
/// and around Refit, so a client made with Refit's default settings is not the same.</para>
/// <para>The raw layer below <see cref="LivyClient"/>, for what its sessions, statements and batches do not offer. Not meant to be implemented outside of tests:
/// routes may be added.</para>
/// <para><c>doAs</c> names the user a call is made for; a server without impersonation ignores it, others refuse it (403) unless the caller is a superuser.</para>
/// <para>Every method throws <see cref="LivyApiException"/> when the server answers with anything but success, and <see cref="LivyConnectionException"/> when there is no
/// (whole) answer. Status codes and oddities were observed on Livy 0.9.0 and hold for 0.7 to 0.9 unless a version is named.</para>
/// </remarks>
public interface ILivyApi
{
    /// <summary>The server's version. 200; needs no session and is the cheapest proof of life. Takes no <c>doAs</c>.</summary>
    [Get("/version"), Repeatable, Limit(TimeoutClass.Read)]
    Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default);

    /// <summary>A page of the sessions, oldest first. 200; <c>from</c> defaults to 0, <c>size</c> to 100; past the end the page is empty. Does not feed heartbeats.</summary>
    [Get("/sessions"), Repeatable, Limit(TimeoutClass.Read)]
    Task<SessionPage> ListSessionsAsync(int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a session. 201, normally <c>starting</c>; 400 for a bad field, a name in use and too many sessions. Creates are carried out one after another.</summary>
    [Post("/sessions"), Limit(TimeoutClass.Create)]
    Task<SessionInfo> CreateSessionAsync([Body] CreateSessionRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A session. 200; 404 if it does not exist or was forgotten. Never refused for lack of rights, but then its log is empty.</summary>
    [Get("/sessions/{id}"), Repeatable, Limit(TimeoutClass.Read)]
    Task<SessionInfo> GetSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>The state of a session. 200; 404. Never refused for lack of rights.</summary>
    [Get("/sessions/{id}/state"), Repeatable, Limit(TimeoutClass.Read)]
    Task<SessionStateInfo> GetSessionStateAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A part of the log. 200; without <c>from</c> the last <c>size</c> (100) lines; a negative <c>size</c> is all. 403 without the right to view.</summary>
    [Get("/sessions/{id}/log"), Repeatable, Limit(TimeoutClass.Read)]
    Task<LogPage> GetSessionLogAsync(LivyId id, int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Stops and forgets a session. 200 once it is down, which takes seconds, on YARN up to minutes; 404 if it is gone. Goes on at the server if the caller leaves.</summary>
    [Delete("/sessions/{id}"), Repeatable, Limit(TimeoutClass.Delete)]
    Task DeleteSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Stops a session, which stays listed as <c>dead</c>. 204, also a second time.</summary>
    [Post("/sessions/{id}/stop"), Repeatable, Limit(TimeoutClass.Delete)]
    Task StopSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>The same as stop: despite its name it ends the whole session, not a statement. 200.</summary>
    [Post("/sessions/{id}/interrupt"), Repeatable, Limit(TimeoutClass.Delete)]
    Task InterruptSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Counts as activity, so it puts off the idle timeout, which reading does not. 200; works on dead sessions too.</summary>
    [Post("/sessions/{id}/connect"), Repeatable, Limit(TimeoutClass.Read)]
    Task<SessionInfo> ConnectSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Completes code. 200, with candidates for Scala only; 500 if the session is not ready. Takes up to ten seconds.</summary>
    [Post("/sessions/{id}/completion"), Repeatable, Limit(TimeoutClass.Result)]
    Task<CompletionResult> CompleteCodeAsync(LivyId id, [Body] CompletionRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A page of the kept statements with their outputs. 200; all by default; <c>order</c> <c>desc</c> from Livy 0.8. Blocks while the session starts, for ever if that fails.</summary>
    [Get("/sessions/{id}/statements"), Repeatable, Limit(TimeoutClass.Result)]
    Task<StatementPage> ListStatementsAsync(LivyId id, int? from = null, int? size = null, string? order = null, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Submits a statement. 201; 500 if the session is not ready, or without a kind in a shared session.</summary>
    [Post("/sessions/{id}/statements"), Limit(TimeoutClass.Result)]
    Task<StatementInfo> CreateStatementAsync(LivyId id, [Body] CreateStatementRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A statement with its output. 200; 404 if it does not exist or was forgotten; 400 if the session has ended. Blocks while the session starts.</summary>
    [Get("/sessions/{id}/statements/{statementId}"), Repeatable, Limit(TimeoutClass.Result)]
    Task<StatementInfo> GetStatementAsync(LivyId id, LivyId statementId, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Asks to cancel a statement. 200 at once, also for finished and unknown ones. Code outside Spark is not interrupted.</summary>
    [Post("/sessions/{id}/statements/{statementId}/cancel"), Repeatable, Limit(TimeoutClass.Read)]
    Task CancelStatementAsync(LivyId id, LivyId statementId, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Submits a programmatic job, which runs beside statements. 201, always <c>SENT</c>.</summary>
    [Post("/sessions/{id}/submit-job"), Limit(TimeoutClass.Result)]
    Task<JobInfo> SubmitJobAsync(LivyId id, [Body] JobRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Runs a programmatic job on the driver's own thread: every other call of the session waits for it. 201, always <c>SENT</c>.</summary>
    [Post("/sessions/{id}/run-job"), Limit(TimeoutClass.Result)]
    Task<JobInfo> RunJobAsync(LivyId id, [Body] JobRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A job. 200; a terminal state can be read once, later reads are 500 <c>NoSuchElementException</c>, so this is never sent twice.</summary>
    [Get("/sessions/{id}/jobs/{jobId}"), Limit(TimeoutClass.Result)]
    Task<JobInfo> GetJobAsync(LivyId id, long jobId, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels a job, after which the server does not know it any more. 200, also for unknown ones.</summary>
    [Post("/sessions/{id}/jobs/{jobId}/cancel"), Repeatable, Limit(TimeoutClass.Read)]
    Task CancelJobAsync(LivyId id, long jobId, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Uploads a jar. 200; blocks while the session starts; 500 above the server's limit (100 MiB) and for a name that no URI can hold.</summary>
    [Post("/sessions/{id}/upload-jar"), UploadField("jar"), Limit(TimeoutClass.Upload)]
    Task UploadJarAsync(LivyId id, [Body] UploadPart part, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Uploads a Python file or zip; of use in a pyspark session only. 200 and 500 as <see cref="UploadJarAsync"/>.</summary>
    [Post("/sessions/{id}/upload-pyfile"), UploadField("file"), Limit(TimeoutClass.Upload)]
    Task UploadPyFileAsync(LivyId id, [Body] UploadPart part, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Uploads a file that code finds with <c>SparkFiles.get(name)</c>. A second file of the same name does not replace the first. 200 and 500 as <see cref="UploadJarAsync"/>.</summary>
    [Post("/sessions/{id}/upload-file"), UploadField("file"), Limit(TimeoutClass.Upload)]
    Task UploadFileAsync(LivyId id, [Body] UploadPart part, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a jar that the cluster can read. 200; 400 for a path that is relative or not allowed; 500 if it does not exist, and in 0.7 if one of its name is there already.
    /// Blocks while the session starts.
    /// </summary>
    [Post("/sessions/{id}/add-jar"), Repeatable, Limit(TimeoutClass.Result)]
    Task AddJarAsync(LivyId id, [Body] AddResourceRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Adds a Python file or zip that the cluster can read; of use in a pyspark session only. As <see cref="AddJarAsync"/>.</summary>
    [Post("/sessions/{id}/add-pyfile"), Repeatable, Limit(TimeoutClass.Result)]
    Task AddPyFileAsync(LivyId id, [Body] AddResourceRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Adds a file that the cluster can read. As <see cref="AddJarAsync"/>.</summary>
    [Post("/sessions/{id}/add-file"), Repeatable, Limit(TimeoutClass.Result)]
    Task AddFileAsync(LivyId id, [Body] AddResourceRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A page of the batches, oldest first. 200, as <see cref="ListSessionsAsync"/>.</summary>
    [Get("/batches"), Repeatable, Limit(TimeoutClass.Read)]
    Task<BatchPage> ListBatchesAsync(int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a batch. 201, <c>starting</c> or <c>running</c>; 400 as for sessions. A refused one may leave a batch that never starts and keeps the name.</summary>
    [Post("/batches"), Limit(TimeoutClass.Create)]
    Task<BatchInfo> CreateBatchAsync([Body] CreateBatchRequest request, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A batch. 200; 404 if it does not exist or was forgotten (600 s after its end).</summary>
    [Get("/batches/{id}"), Repeatable, Limit(TimeoutClass.Read)]
    Task<BatchInfo> GetBatchAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>The state of a batch. 200; 404.</summary>
    [Get("/batches/{id}/state"), Repeatable, Limit(TimeoutClass.Read)]
    Task<BatchStateInfo> GetBatchStateAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>A part of the log of a batch: what spark-submit printed. As <see cref="GetSessionLogAsync"/>.</summary>
    [Get("/batches/{id}/log"), Repeatable, Limit(TimeoutClass.Read)]
    Task<LogPage> GetBatchLogAsync(LivyId id, int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default);

    /// <summary>Kills a batch and forgets it. 200, 404, as <see cref="DeleteSessionAsync"/>.</summary>
    [Delete("/batches/{id}"), Repeatable, Limit(TimeoutClass.Delete)]
    Task DeleteBatchAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default);
}
