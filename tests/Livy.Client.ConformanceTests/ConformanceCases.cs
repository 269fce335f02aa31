namespace Livy.Client.ConformanceTests;

/// <summary>What all cases have: the server they run on, a client of it, and a limit, so that nothing hangs.</summary>
public abstract class ConformanceCases(CaseServers servers) : IClassFixture<CaseServers>, IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly CancellationTokenSource _limit = new(Limit, TimeProvider.System);

    protected ILivyServer Server { get; } = servers.Current;

    protected LivyClient Livy => Server.Livy;

    /// <summary>Is cancelled when the case takes far too long.</summary>
    protected CancellationToken Token => _limit.Token;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A case deletes what it makes.</summary>
    public async Task DisposeAsync()
    {
        var leftovers = await Server.FindLeftoversAsync(Token);
        _limit.Dispose();
        leftovers.ShouldBeEmpty();
    }

    /// <summary>Tells a mock server what the real one answers to code.</summary>
    protected void OnMock(string code, Action<StatementScript> answer) => Server.OnMock(mock => answer(mock.OnStatement(code)));

    /// <summary>Writes a file that the server may read, and says where it is.</summary>
    protected string WriteFile(string name, string text)
    {
        var file = Path.Combine(Server.Folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>The class's own session of a kind.</summary>
    protected Task<LivySession> SessionAsync(SessionKind kind) => Server.SessionAsync(kind, Token);
}
