namespace Livy.Client.Testing.Tests;

/// <summary>Which success makes a session forget a dead interpreter.</summary>
public sealed class BrokenInterpreterTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public BrokenInterpreterTests()
    {
        _livy = new FakeLivy(timeProvider: _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData("1 + 1", "spark", "idle")]
    [InlineData("select 1", "sql", "idle")]
    [InlineData("1 / 0", "spark", "error")]
    [InlineData("fine()", "pyspark", "error")]
    [InlineData("1 + 1", "pyspark", "error")]
    public async Task State_AfterABreak_IsClearedByASuccessElsewhere(string code, string kind, string state)
    {
        await BreakAsync();
        _livy.OnStatement("fine()").Returns("fine");

        await _client.RunAsync(_clock, code, kind);

        (await StateAsync()).ShouldBe(state);
    }

    [Fact]
    public async Task State_BrokenAgain_IsAnErrorAgain()
    {
        await BreakAsync();
        await _client.RunAsync(_clock, "1 + 1", "spark");

        var output = await _client.RunAsync(_clock, "1 + 1", "pyspark");

        output.ShouldContain("Interpreter died:");
        (await StateAsync()).ShouldBe("error");
    }

    private async Task BreakAsync()
    {
        await _client.StartSessionAsync(_clock, "shared");
        _livy.OnStatement("os._exit(1)").BreaksInterpreter();
        await _client.RunAsync(_clock, "os._exit(1)", "pyspark");
        (await StateAsync()).ShouldBe("error");
    }

    private async Task<string> StateAsync() => (await _client.GetAsync("/sessions/0/state")).Body.Split('"')[^2];
}
