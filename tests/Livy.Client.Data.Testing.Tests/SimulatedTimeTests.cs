namespace Livy.Client.Data.Testing.Tests;

/// <summary>The real client in simulated time, without sockets.</summary>
public sealed class SimulatedTimeTests : IAsyncLifetime
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _fake;
    private readonly LivyClient _livy;
    private LivySession _session = null!;

    public SimulatedTimeTests()
    {
        _fake = new FakeLivy(timeProvider: _clock);
        _livy = new LivyClient(_fake.CreateHandler(), new LivyClientOptions { Endpoint = new Uri("http://livy/"), TimeProvider = _clock }, disposeHandler: true);
    }

    public async Task InitializeAsync() => _session = await _clock.RunUntilAsync(_livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark)));

    public async Task DisposeAsync()
    {
        await _clock.RunUntilAsync(_livy.DisposeAsync().AsTask());
        _fake.Dispose();
    }

    [Fact]
    public async Task Query_ThatTakesMinutes_IsReadAtOnce()
    {
        _fake.OnQuery("slow").ReturnsRows(1).Takes(TimeSpan.FromMinutes(10));
        var before = _clock.GetUtcNow();

        var read = await _clock.RunUntilAsync(_session.QueryAsync<int>($"slow").ToListAsync().AsTask());

        read.ShouldBe([1]);
        (_clock.GetUtcNow() - before).ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Query_WhoseAnswersAreLost_IsWholeAndAskedOnce(int seed)
    {
        _fake.OnQuery("many").ReturnsRows(Enumerable.Range(0, 60_000));
        _fake.Faults.Seed = seed;
        _fake.Faults.DropAfter = 0.1;
        _fake.Faults.DropBefore = 0.1;

        var read = await _clock.RunUntilAsync(_session.QueryAsync<int>($"many", new QueryOptions { PageSize = 16_384 }).ToListAsync().AsTask());

        read.ShouldBe(Enumerable.Range(0, 60_000));
        _fake.Requests.ShouldContain(request => request.Fault != null);
        _fake.Queries().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Session_ThatDiesInTheMiddle_EndsTheQuery()
    {
        _fake.OnQuery("slow").ReturnsRows(1).Takes(TimeSpan.FromMinutes(10));
        var reading = _session.QueryAsync<int>($"slow").ToListAsync().AsTask();
        await _clock.RunForAsync(TimeSpan.FromMinutes(3));

        _fake.KillSession(0);

        await Should.ThrowAsync<LivySessionFailedException>(() => _clock.RunUntilAsync(reading));
    }
}
