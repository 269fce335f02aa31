using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>
/// Every route under a policy of repeats and limits, for one user. Above Refit, because the server's words decide what may be repeated, and because repeats must cover reading the body.
/// Refuses what would make a request of another route, before anything is sent.
/// </summary>
internal sealed class RetryingApi : ILivyApi
{
    private readonly ILivyApi _api;
    private readonly CallPolicy _policy;
    private readonly string? _doAs;

    /// <param name="api">The routes themselves.</param>
    /// <param name="policy">How often and for how long.</param>
    /// <param name="doAs">The user that calls are made for where they name none.</param>
    public RetryingApi(ILivyApi api, CallPolicy policy, string? doAs)
    {
        _api = api;
        _policy = policy;
        _doAs = doAs;
    }

    public Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default) =>
        RunAsync(_api, static (api, token) => api.GetVersionAsync(token), cancellationToken);

    public Task<SessionPage> ListSessionsAsync(int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, From: from, Size: size, DoAs: doAs ?? _doAs), static (call, token) => call.Api.ListSessionsAsync(call.From, call.Size, call.DoAs, token), cancellationToken);

    public Task<SessionInfo> CreateSessionAsync(CreateSessionRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.CreateSessionAsync(call.Request, call.DoAs, token), cancellationToken);

    public Task<SessionInfo> GetSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetSessionAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task<SessionStateInfo> GetSessionStateAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetSessionStateAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task<LogPage> GetSessionLogAsync(LivyId id, int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), From: from, Size: size, DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetSessionLogAsync(call.Id, call.From, call.Size, call.DoAs, token), cancellationToken);

    public Task DeleteSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.DeleteSessionAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task StopSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.StopSessionAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task InterruptSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.InterruptSessionAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task<SessionInfo> ConnectSessionAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.ConnectSessionAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task<CompletionResult> CompleteCodeAsync(LivyId id, CompletionRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.CompleteCodeAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task<StatementPage> ListStatementsAsync(LivyId id, int? from = null, int? size = null, string? order = null, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), From: from, Size: size, Order: order, DoAs: doAs ?? _doAs), static (call, token) => call.Api.ListStatementsAsync(call.Id, call.From, call.Size, call.Order, call.DoAs, token), cancellationToken);

    public Task<StatementInfo> CreateStatementAsync(LivyId id, CreateStatementRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.CreateStatementAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task<StatementInfo> GetStatementAsync(LivyId id, LivyId statementId, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), StatementId: Given(statementId), DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetStatementAsync(call.Id, call.StatementId, call.DoAs, token), cancellationToken);

    public Task CancelStatementAsync(LivyId id, LivyId statementId, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), StatementId: Given(statementId), DoAs: doAs ?? _doAs), static (call, token) => call.Api.CancelStatementAsync(call.Id, call.StatementId, call.DoAs, token), cancellationToken);

    public Task<JobInfo> SubmitJobAsync(LivyId id, JobRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.SubmitJobAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task<JobInfo> RunJobAsync(LivyId id, JobRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.RunJobAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task<JobInfo> GetJobAsync(LivyId id, long jobId, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), JobId: jobId, DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetJobAsync(call.Id, call.JobId, call.DoAs, token), cancellationToken);

    public Task CancelJobAsync(LivyId id, long jobId, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), JobId: jobId, DoAs: doAs ?? _doAs), static (call, token) => call.Api.CancelJobAsync(call.Id, call.JobId, call.DoAs, token), cancellationToken);

    public Task UploadJarAsync(LivyId id, UploadPart part, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Part: Given(part), DoAs: doAs ?? _doAs), static (call, token) => call.Api.UploadJarAsync(call.Id, call.Part, call.DoAs, token), cancellationToken);

    public Task UploadPyFileAsync(LivyId id, UploadPart part, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Part: Given(part), DoAs: doAs ?? _doAs), static (call, token) => call.Api.UploadPyFileAsync(call.Id, call.Part, call.DoAs, token), cancellationToken);

    public Task UploadFileAsync(LivyId id, UploadPart part, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Part: Given(part), DoAs: doAs ?? _doAs), static (call, token) => call.Api.UploadFileAsync(call.Id, call.Part, call.DoAs, token), cancellationToken);

    public Task AddJarAsync(LivyId id, AddResourceRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.AddJarAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task AddPyFileAsync(LivyId id, AddResourceRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.AddPyFileAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task AddFileAsync(LivyId id, AddResourceRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.AddFileAsync(call.Id, call.Request, call.DoAs, token), cancellationToken);

    public Task<BatchPage> ListBatchesAsync(int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, From: from, Size: size, DoAs: doAs ?? _doAs), static (call, token) => call.Api.ListBatchesAsync(call.From, call.Size, call.DoAs, token), cancellationToken);

    public Task<BatchInfo> CreateBatchAsync(CreateBatchRequest request, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Request: Given(request), DoAs: doAs ?? _doAs), static (call, token) => call.Api.CreateBatchAsync(call.Request, call.DoAs, token), cancellationToken);

    public Task<BatchInfo> GetBatchAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetBatchAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task<BatchStateInfo> GetBatchStateAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetBatchStateAsync(call.Id, call.DoAs, token), cancellationToken);

    public Task<LogPage> GetBatchLogAsync(LivyId id, int? from = null, int? size = null, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), From: from, Size: size, DoAs: doAs ?? _doAs), static (call, token) => call.Api.GetBatchLogAsync(call.Id, call.From, call.Size, call.DoAs, token), cancellationToken);

    public Task DeleteBatchAsync(LivyId id, string? doAs = null, CancellationToken cancellationToken = default) =>
        RunAsync((Api: _api, Id: Given(id), DoAs: doAs ?? _doAs), static (call, token) => call.Api.DeleteBatchAsync(call.Id, call.DoAs, token), cancellationToken);

    private static LivyId Given(LivyId id, [CallerArgumentExpression(nameof(id))] string? name = null)
    {
        id.ThrowIfUnusable(name!);
        return id;
    }

    private static T Given<T>(T? body, [CallerArgumentExpression(nameof(body))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(body, name);
        return body;
    }

    private Task<TResult> RunAsync<TCall, TResult>(TCall call, Func<TCall, CancellationToken, Task<TResult>> send, CancellationToken cancellationToken, [CallerMemberName] string? method = null) =>
        _policy.RunAsync(method!, call, send, cancellationToken);

    private Task RunAsync<TCall>(TCall call, Func<TCall, CancellationToken, Task> send, CancellationToken cancellationToken, [CallerMemberName] string? method = null) =>
        _policy.RunAsync(method!, call, send, cancellationToken);
}
