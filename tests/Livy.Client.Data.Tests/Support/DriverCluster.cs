using Livy.Client.Testing;

namespace Livy.Client.Data.Tests;

/// <summary>A Livy that lives, in simulated time, a driver that answers what a test says, and a client.</summary>
internal sealed class DriverCluster : IDisposable
{
    private readonly LivyClient _client;

    public DriverCluster(bool isScripted = true)
    {
        Livy = new FakeLivy(new FakeLivyOptions(), Time);
        Driver = new ScriptedDriver(Time);
        _client = new LivyClient(Livy.CreateHandler(), new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = Time, Submission = { GenerateNames = false } }, disposeHandler: true);
        if (isScripted)
        {
            Livy.AddDriverProgram(_ => Driver);
        }
    }

    public SimulatedClock Time { get; } = new();

    public FakeLivy Livy { get; }

    public ScriptedDriver Driver { get; }

    public Task<LivySession> StartAsync(SessionKind? kind = null) => RunAsync(_client.Sessions.StartAsync(new SessionSpec(kind ?? SessionKind.PySpark)));

    public Task<T> RunAsync<T>(Task<T> work) => Time.RunUntilAsync(work);

    public Task RunAsync(Task work) => Time.RunUntilAsync(work);

    public Task<TException> RunUntilThrownAsync<TException>(Task work)
        where TException : Exception => Assert.ThrowsAnyAsync<TException>(() => Time.RunUntilAsync(work, TimeSpan.FromDays(2)));

    public void Dispose()
    {
        _client.Dispose();
        Livy.Dispose();
    }
}
