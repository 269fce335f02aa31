namespace Livy.Client.ConformanceTests;

/// <summary>A real server with settings of its own, for one class of cases.</summary>
internal sealed class OwnServer<TSetup> : RealServer
    where TSetup : IServerSetup
{
    private RunningLivy? _running;

    protected override (string User, string Password)? Login => TSetup.Login;

    public override async Task InitializeAsync() => _running = await RunningLivy.StartAsync(ServerSetup.ArgumentsOf<TSetup>());

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }
    }

    protected override string? Variable(string name) => _running?.Variables.GetValueOrDefault(name);
}
