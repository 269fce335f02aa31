using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>A Livy that lives, in simulated time, and a client of it.</summary>
internal sealed class Cluster : IDisposable
{
    public Cluster(Action<FakeLivyOptions>? server = null, Action<LivyClientOptions>? client = null)
    {
        var options = new FakeLivyOptions();
        server?.Invoke(options);
        Livy = new FakeLivy(options, Time);
        Client = CreateClient(client);
    }

    public SimulatedClock Time { get; } = new();

    public FakeLivy Livy { get; }

    public LivyClient Client { get; }

    public RecordingLoggerFactory Logs { get; } = new();

    /// <summary>Method and path of what arrived, in order, but for the question for the version.</summary>
    public IEnumerable<string> Lines => Livy.Requests.Select(request => $"{request.Method} {request.Path}").Where(line => line != "GET /version");

    public LivyClient CreateClient(Action<LivyClientOptions>? configure = null)
    {
        var options = new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = Time, LoggerFactory = Logs };
        configure?.Invoke(options);
        return new LivyClient(Livy.CreateHandler(), options, disposeHandler: true);
    }

    public int CountOf(string method, string path) => Lines.Count(line => line == $"{method} {path}");

    public Task<T> RunAsync<T>(Task<T> work) => Time.RunUntilAsync(work);

    public Task RunAsync(Task work) => Time.RunUntilAsync(work);

    /// <summary>A session that is ready.</summary>
    public Task<LivySession> StartAsync(SessionSpec? spec = null) => RunAsync(Client.Sessions.StartAsync(spec ?? new SessionSpec(SessionKind.PySpark)));

    /// <summary>Loses all sessions and counts from 0 again; a stranger takes the first number at once.</summary>
    /// <param name="name">The name of the stranger's session.</param>
    public async Task<LivySession> RestartForStrangerAsync(string? name = null)
    {
        Livy.Restart();
        return await RunAsync(CreateClient(options => options.Submission.GenerateNames = false).Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = name })).ConfigureAwait(false);
    }

    public void Dispose()
    {
        Client.Dispose();
        Livy.Dispose();
    }
}
