namespace Livy.Client.ConformanceTests;

/// <summary>A mock server that knows the test jobs.</summary>
internal sealed class MockServer : ILivyServer
{
    private const string JobsFolder = "/srv/livy/jobs";
    private const string Package = "com.example.livy.";

    /// <summary>As the real server prints it, with enough frames to fill the end of a log.</summary>
    private static readonly string[] StackOfAFailure =
    [
        "About to fail",
        "Exception in thread \"main\" java.lang.IllegalStateException: Failing as asked",
        "\tat com.example.livy.Fail.main(Fail.java:11)",
        .. Enumerable.Repeat("\tat org.apache.spark.deploy.SparkSubmit.doRunMain$1(SparkSubmit.scala:199)", 15),
        "26/11/22 18:51:08 INFO ShutdownHookManager: Shutdown hook called",
    ];

    private readonly FakeLivyOptions _options;
    private readonly (string User, string Password)? _login;
    private LivyMockServer? _mock;
    private ServerConnections? _connections;
    private SharedSessions? _sessions;

    /// <param name="profile">Its version.</param>
    /// <param name="configure">Its settings, if they are its own.</param>
    /// <param name="login">What it asks for.</param>
    public MockServer(LivyProfile profile, Action<FakeLivyOptions>? configure = null, (string User, string Password)? login = null)
    {
        _login = login;
        _options = new FakeLivyOptions
        {
            Profile = profile,
            SessionStartTime = TimeSpan.FromMilliseconds(200),
            BatchTime = TimeSpan.FromMilliseconds(100),
            StagingDir = JobsFolder,
            LocalDirWhitelist = [JobsFolder, Folder],
            FileExists = path => !path.Contains("missing", StringComparison.Ordinal),
        };
        configure?.Invoke(_options);
    }

    public Uri Url => Mock.Url;

    public LivyClient Livy => _connections!.Livy;

    public HttpMessageInvoker Http => _connections!.Http;

    public int ManySessions => 50;

    public string JobsJar => Path.Combine(Folder, "livy-test-jobs.jar");

    public string JobsJarUri => $"file://{JobsFolder}/livy-test-jobs.jar";

    public string PiPyUri => $"file://{JobsFolder}/pi.py";

    public string Folder { get; } = Directory.CreateTempSubdirectory("livy-conformance-").FullName;

    private LivyMockServer Mock => _mock!;

    public Task<LivySession> SessionAsync(SessionKind kind, CancellationToken cancellationToken) => _sessions!.GetAsync(kind, cancellationToken);

    public Task<LivySession> JobSessionAsync(CancellationToken cancellationToken) => _sessions!.GetWithJobsAsync(cancellationToken);

    public Task<string> PutIntoHdfsAsync(string file, CancellationToken cancellationToken) => Task.FromResult($"hdfs://namenode:8020/conformance/{Path.GetFileName(file)}");

    public void OnMock(Action<FakeLivy> script) => script(Mock.Livy);

    public async Task<IReadOnlyList<string>> FindLeftoversAsync(CancellationToken cancellationToken) => await Leftovers.FindAsync(Livy, _sessions!.Ids, cancellationToken);

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(JobsJar, "the mock server does not look into it");
        _mock = await LivyMockServer.StartAsync(_options);
        Mock.Livy.OnBatch(batch => batch.ClassName == Package + "Fail").Takes(TimeSpan.FromMilliseconds(50)).Dies(StackOfAFailure);
        Mock.Livy.OnBatch(batch => batch.ClassName == Package + "Sleep").Takes(TimeSpan.FromMinutes(1)).Logs("0");
        Mock.Livy.OnBatch(batch => batch.ClassName == Package + "Nothing").Dies($"Error: Failed to load class {Package}Nothing.");
        Mock.Livy.OnBatch("/pi.py").Logs("Pi is roughly 3.141560");
        _connections = new ServerConnections(Url, isReal: false, _login);
        _sessions = new SharedSessions(this);
    }

    public async Task DisposeAsync()
    {
        await _sessions!.DisposeAsync();
        await _connections!.DisposeAsync();
        await Mock.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
