namespace Livy.Client.Tests;

/// <summary>Each of the 31 routes, called with every parameter it has.</summary>
internal static class RouteCases
{
    private static readonly CreateSessionRequest Session = new() { Kind = SessionKind.PySpark, Conf = new Dictionary<string, string>(StringComparer.Ordinal) { ["spark.a"] = "ü" } };
    private static readonly CreateBatchRequest Batch = new() { File = "hdfs:///a.jar", Args = ["1", "b c"] };
    private static readonly CompletionRequest Completion = new() { Code = "sc.", Kind = StatementKind.Spark, Cursor = 3 };
    private static readonly CreateStatementRequest Statement = new() { Code = "1 + 1\n\"é😀\"" };
    private static readonly JobRequest Job = new() { Job = new byte[] { 1, 2, 255 }, JobType = "spark" };
    private static readonly AddResourceRequest Resource = new() { Uri = "hdfs:///a b?.jar" };
    private static readonly string Page = """{"from":2,"total":3,"sessions":[]}""";
    private static readonly string Log = """{"id":7,"from":2,"total":3,"log":[]}""";
    private static readonly string JobSent = """{"id":1,"state":"SENT","result":null,"error":null}""";
    private static readonly string Uri = """{"uri":"hdfs:///a b?.jar"}""";

    public static IReadOnlyDictionary<string, RouteCase> ByName { get; } = new Dictionary<string, RouteCase>(StringComparer.Ordinal)
    {
        ["GetVersion"] = new("GET /version", "/version", "", """{"version":"0.9.0-incubating"}""", (api, _) => api.GetVersionAsync()),
        ["ListSessions"] = new("GET /sessions", "/sessions?from=2&size=5", "", Page, (api, doAs) => api.ListSessionsAsync(2, 5, doAs)),
        ["CreateSession"] = new("POST /sessions", "/sessions", """{"kind":"pyspark","conf":{"spark.a":"\u00FC"}}""", Bodies.Session(7, "starting"), (api, doAs) => api.CreateSessionAsync(Session, doAs)),
        ["GetSession"] = new("GET /sessions/7", "/sessions/7", "", Bodies.Session(7, "idle"), (api, doAs) => api.GetSessionAsync(7, doAs)),
        ["GetSessionState"] = new("GET /sessions/7/state", "/sessions/7/state", "", Bodies.State(7, "idle"), (api, doAs) => api.GetSessionStateAsync(7, doAs)),
        ["GetSessionLog"] = new("GET /sessions/7/log", "/sessions/7/log?from=2&size=-1", "", Log, (api, doAs) => api.GetSessionLogAsync(7, 2, -1, doAs)),
        ["DeleteSession"] = new("DELETE /sessions/7", "/sessions/7", "", null, (api, doAs) => api.DeleteSessionAsync(7, doAs)),
        ["StopSession"] = new("POST /sessions/7/stop", "/sessions/7/stop", "", null, (api, doAs) => api.StopSessionAsync(7, doAs)),
        ["InterruptSession"] = new("POST /sessions/7/interrupt", "/sessions/7/interrupt", "", null, (api, doAs) => api.InterruptSessionAsync(7, doAs)),
        ["ConnectSession"] = new("POST /sessions/7/connect", "/sessions/7/connect", "", Bodies.Session(7, "idle"), (api, doAs) => api.ConnectSessionAsync(7, doAs)),
        ["CompleteCode"] = new("POST /sessions/7/completion", "/sessions/7/completion", """{"code":"sc.","kind":"spark","cursor":3}""", """{"candidates":[]}""", (api, doAs) => api.CompleteCodeAsync(7, Completion, doAs)),
        ["ListStatements"] = new("GET /sessions/7/statements", "/sessions/7/statements?from=2&size=5&order=desc", "", """{"total_statements":0,"statements":[]}""", (api, doAs) => api.ListStatementsAsync(7, 2, 5, "desc", doAs)),
        ["CreateStatement"] = new("POST /sessions/7/statements", "/sessions/7/statements", """{"code":"1 \u002B 1\n\u0022\u00E9\uD83D\uDE00\u0022"}""", Bodies.Statement(0, "waiting"), (api, doAs) => api.CreateStatementAsync(7, Statement, doAs)),
        ["GetStatement"] = new("GET /sessions/7/statements/3", "/sessions/7/statements/3", "", Bodies.Statement(3, "running"), (api, doAs) => api.GetStatementAsync(7, 3, doAs)),
        ["CancelStatement"] = new("POST /sessions/7/statements/3/cancel", "/sessions/7/statements/3/cancel", "", null, (api, doAs) => api.CancelStatementAsync(7, 3, doAs)),
        ["SubmitJob"] = new("POST /sessions/7/submit-job", "/sessions/7/submit-job", """{"job":"AQL/","jobType":"spark"}""", JobSent, (api, doAs) => api.SubmitJobAsync(7, Job, doAs)),
        ["RunJob"] = new("POST /sessions/7/run-job", "/sessions/7/run-job", """{"job":"AQL/","jobType":"spark"}""", JobSent, (api, doAs) => api.RunJobAsync(7, Job, doAs)),
        ["GetJob"] = new("GET /sessions/7/jobs/9", "/sessions/7/jobs/9", "", JobSent, (api, doAs) => api.GetJobAsync(7, 9, doAs)),
        ["CancelJob"] = new("POST /sessions/7/jobs/9/cancel", "/sessions/7/jobs/9/cancel", "", null, (api, doAs) => api.CancelJobAsync(7, 9, doAs)),
        ["UploadJar"] = new("POST /sessions/7/upload-jar", "/sessions/7/upload-jar", "jar", null, (api, doAs) => api.UploadJarAsync(7, Part(), doAs)),
        ["UploadPyFile"] = new("POST /sessions/7/upload-pyfile", "/sessions/7/upload-pyfile", "file", null, (api, doAs) => api.UploadPyFileAsync(7, Part(), doAs)),
        ["UploadFile"] = new("POST /sessions/7/upload-file", "/sessions/7/upload-file", "file", null, (api, doAs) => api.UploadFileAsync(7, Part(), doAs)),
        ["AddJar"] = new("POST /sessions/7/add-jar", "/sessions/7/add-jar", Uri, null, (api, doAs) => api.AddJarAsync(7, Resource, doAs)),
        ["AddPyFile"] = new("POST /sessions/7/add-pyfile", "/sessions/7/add-pyfile", Uri, null, (api, doAs) => api.AddPyFileAsync(7, Resource, doAs)),
        ["AddFile"] = new("POST /sessions/7/add-file", "/sessions/7/add-file", Uri, null, (api, doAs) => api.AddFileAsync(7, Resource, doAs)),
        ["ListBatches"] = new("GET /batches", "/batches?from=2&size=5", "", Page, (api, doAs) => api.ListBatchesAsync(2, 5, doAs)),
        ["CreateBatch"] = new("POST /batches", "/batches", """{"file":"hdfs:///a.jar","args":["1","b c"]}""", Bodies.Batch(4, "starting"), (api, doAs) => api.CreateBatchAsync(Batch, doAs)),
        ["GetBatch"] = new("GET /batches/4", "/batches/4", "", Bodies.Batch(4, "running"), (api, doAs) => api.GetBatchAsync(4, doAs)),
        ["GetBatchState"] = new("GET /batches/4/state", "/batches/4/state", "", Bodies.State(4, "running"), (api, doAs) => api.GetBatchStateAsync(4, doAs)),
        ["GetBatchLog"] = new("GET /batches/4/log", "/batches/4/log?from=2&size=5", "", Log, (api, doAs) => api.GetBatchLogAsync(4, 2, 5, doAs)),
        ["DeleteBatch"] = new("DELETE /batches/4", "/batches/4", "", null, (api, doAs) => api.DeleteBatchAsync(4, doAs)),
    };

    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>The routes whose answers' bodies mean nothing.</summary>
    public static TheoryData<string> Void => [.. ByName.Where(one => one.Value.Answer is null).Select(one => one.Key)];

    /// <summary>The routes that send JSON.</summary>
    public static TheoryData<string> WithJsonBody => [.. ByName.Where(one => one.Value.Body.StartsWith('{')).Select(one => one.Key)];

    /// <summary>The routes that send nothing.</summary>
    public static TheoryData<string> WithoutBody => [.. ByName.Where(one => one.Value.Body.Length == 0).Select(one => one.Key)];

    public static TheoryData<string> WithDoAs => [.. ByName.Where(one => one.Value.TakesDoAs).Select(one => one.Key)];

    public static TheoryData<string> WithAnswer => [.. ByName.Where(one => one.Value.Answer is not null).Select(one => one.Key)];

    /// <summary>A server that answers the route as it should be.</summary>
    public static StubLivy Server(string name) => new StubLivy().On(ByName[name].Line, Answers.Ok(ByName[name].Answer ?? """{"msg":"done"}"""));

    private static UploadPart Part() => new("a.jar", new MemoryStream([1, 2, 3]));
}
