namespace Livy.Client.Testing.Tests;

public sealed class StateObserverTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;
    private readonly NotingObserver _seen = new();

    public StateObserverTests()
    {
        _livy = new FakeLivy(new FakeLivyOptions { LocalDirWhitelist = ["/allowed"] }, _clock);
        _livy.Observe(_seen);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task Session_LivesRunsAndIsDeleted_AllIsTold()
    {
        await _client.PostAsync("/sessions", """{"kind": "pyspark", "name": "etl"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _client.PostAsync("/sessions/etl/statements", """{"code": "1 + 1"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _clock.RunUntilAsync(_client.SendAsync("DELETE", "/sessions/0"));

        _seen.Notes.ShouldBe(["created 0", "POST addressed 0", "submitted 0/0", "running 0/0", "DELETE addressed 0", "ended 0"]);
    }

    [Fact]
    public async Task DropAfter_Create_IsTold()
    {
        _livy.Faults.DropAfter = 1;

        await Should.ThrowAsync<HttpRequestException>(() => _client.PostAsync("/sessions", "{}"));

        _seen.Notes.ShouldBe(["created 0"]);
    }

    [Fact]
    public async Task Batch_Refused_IsCreatedAndNeverLaunched()
    {
        await _client.PostAsync("/batches", """{"file": "/elsewhere/a.jar"}""");
        await _client.SendAsync("DELETE", "/batches/0");

        _seen.Notes.ShouldBe(["created 0", "DELETE addressed 0", "ended 0"]);
    }

    [Fact]
    public async Task Batch_Taken_IsLaunched()
    {
        await _client.PostAsync("/batches", """{"file": "/allowed/a.jar"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _client.GetAsync("/batches/0");

        _seen.Notes.ShouldBe(["created 0", "launched 0", "ended 0", "GET addressed 0"]);
    }

    [Fact]
    public async Task Restart_IsTold()
    {
        await _client.PostAsync("/sessions", "{}");

        _livy.Restart();

        _seen.Notes.ShouldBe(["created 0", "restart"]);
    }
}
