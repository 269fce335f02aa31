using System.Net;

namespace Livy.Client.ConformanceTests;

/// <summary>The server that <c>LIVY_URL</c> names: a test server of its own, as <c>../shared/livy</c> starts it, for the last case wants it empty.</summary>
internal class RealServer : ILivyServer
{
    private string? _folder;
    private ServerConnections? _connections;
    private SharedSessions? _sessions;

    public Uri Url => new(Variable("LIVY_URL") ?? "http://livy-url-is-not-set.invalid");

    public LivyClient Livy => Connections.Livy;

    public HttpMessageInvoker Http => Connections.Http;

    public int ManySessions => 5;

    public string JobsJar => Required("LIVY_TEST_JOBS");

    public string JobsJarUri => Required("LIVY_TEST_JOBS_URI");

    public string PiPyUri => new Uri(Path.Combine(Required("LIVY_TEST_JOBS_DIR"), "pi.py")).AbsoluteUri;

    public string Folder => _folder ??= Directory.CreateDirectory(Path.Combine(Required("LIVY_TEST_WORK"), Names.New("conformance"))).FullName;

    /// <summary>What the server asks for.</summary>
    protected virtual (string User, string Password)? Login => null;

    private ServerConnections Connections => _connections ??= new ServerConnections(Url, isReal: true, Login);

    private SharedSessions Sessions => _sessions ??= new SharedSessions(this);

    /// <summary>What keeps cases from running here, or <see langword="null"/>.</summary>
    /// <param name="needs">Variables besides <c>LIVY_URL</c>, separated by spaces.</param>
    public static string? WhatIsMissing(string? needs) =>
        $"LIVY_URL {needs}".Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name => FromEnvironment(name) is null) is { } missing
            ? $"{missing} is not set: start a real Livy (../shared/livy/livy.sh start --hdfs) and set what it prints."
            : null;

    public Task<LivySession> SessionAsync(SessionKind kind, CancellationToken cancellationToken) => Sessions.GetAsync(kind, cancellationToken);

    public Task<LivySession> JobSessionAsync(CancellationToken cancellationToken) => Sessions.GetWithJobsAsync(cancellationToken);

    /// <summary>By WebHDFS: the name node answers with the address of a data node, which takes the bytes.</summary>
    public async Task<string> PutIntoHdfsAsync(string file, CancellationToken cancellationToken)
    {
        var path = $"/conformance/{Names.New("file")}/{Path.GetFileName(file)}";
        using var create = new HttpRequestMessage(HttpMethod.Put, $"{Required("WEBHDFS_URL")}{path}?op=CREATE");
        using var redirect = await Http.SendAsync(create, cancellationToken);
        redirect.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);

        await using var content = File.OpenRead(file);
        using var put = new HttpRequestMessage(HttpMethod.Put, redirect.Headers.Location) { Content = new StreamContent(content) };
        using var created = await Http.SendAsync(put, cancellationToken);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        return Required("HDFS_URI") + path;
    }

    public void OnMock(Action<FakeLivy> script)
    {
    }

    public Task<IReadOnlyList<string>> FindLeftoversAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        if (_sessions is not null)
        {
            await _sessions.DisposeAsync();
        }

        if (_connections is not null)
        {
            await _connections.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>What is known about the server under a name, such as <c>LIVY_TEST_WORK</c>.</summary>
    protected virtual string? Variable(string name) => FromEnvironment(name);

    private static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private string Required(string name) => Variable(name) ?? throw new InvalidOperationException($"The case needs {name} and does not say so in its attribute.");
}
