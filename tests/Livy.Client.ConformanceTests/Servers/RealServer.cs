namespace Livy.Client.ConformanceTests;

/// <summary>The server that <c>LIVY_URL</c> names. Expects one with the test jobs of the test server, see the README.</summary>
public sealed class RealServer : ILivyServer, IAsyncLifetime
{
    private SharedSessions? _sessions;
    private LivyClient? _livy;

    public Uri Url { get; } = new(Variable("LIVY_URL") ?? "http://livy-url-is-not-set.invalid");

    public LivyClient Livy => _livy ??= new LivyClient(Url);

    public HttpMessageInvoker Http { get; } = new(new SocketsHttpHandler());

    public int ManySessions => 5;

    public string JobsJar => Required("LIVY_TEST_JOBS_URI");

    public string PiPy => new Uri(Path.Combine(Required("LIVY_TEST_JOBS_DIR"), "pi.py")).AbsoluteUri;

    public string Folder => Required("LIVY_TEST_WORK");

    /// <summary>What keeps cases from running here, or <see langword="null"/>.</summary>
    /// <param name="needs">Variables besides <c>LIVY_URL</c>, separated by spaces.</param>
    public static string? WhatIsMissing(string? needs) =>
        $"LIVY_URL {needs}".Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name => Variable(name) is null) is { } missing
            ? $"{missing} is not set: start a real Livy (../shared/livy/livy.sh start --hdfs) and set what it prints."
            : null;

    /// <summary>The value of a variable that the case says it needs.</summary>
    public static string Required(string name) => Variable(name) ?? throw new InvalidOperationException($"The case uses {name} and does not say so in its attribute.");

    public Task<LivySession> SessionAsync(SessionKind kind, CancellationToken cancellationToken) =>
        (_sessions ??= new SharedSessions(Livy)).GetAsync(kind, cancellationToken);

    public void OnMock(Action<LivyMockServer> script)
    {
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_sessions is not null)
        {
            await _sessions.DisposeAsync();
        }

        if (_livy is not null)
        {
            await _livy.DisposeAsync();
        }

        Http.Dispose();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
