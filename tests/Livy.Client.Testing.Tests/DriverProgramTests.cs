using System.Text.Json.Nodes;

namespace Livy.Client.Testing.Tests;

public sealed class DriverProgramTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public DriverProgramTests()
    {
        _livy = new FakeLivy(timeProvider: _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task Job_AProgramAnswers_NeverComesToTheScripts()
    {
        _livy.OnJob().Fails("scripted");
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => DriverReply.Returns([1, 2, 3]) });
        await _client.StartSessionAsync(_clock, "pyspark");

        var end = await RunJobAsync();

        end["result"]!.GetValue<string>().ShouldBe("AQID");
    }

    [Fact]
    public async Task Job_AProgramLeaves_ComesToTheScripts()
    {
        _livy.OnJob().Fails("scripted");
        _livy.AddDriverProgram(_ => new Program());
        await _client.StartSessionAsync(_clock, "pyspark");

        var end = await RunJobAsync();

        end["error"]!.GetValue<string>().ShouldBe("scripted");
    }

    [Fact]
    public async Task Job_OfAProgramThatFails_Fails()
    {
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => DriverReply.Fails("no such thing") });
        await _client.StartSessionAsync(_clock, "pyspark");

        var end = await RunJobAsync();

        end["state"]!.GetValue<string>().ShouldBe("FAILED");
        end["error"]!.GetValue<string>().ShouldBe("no such thing");
    }

    [Fact]
    public async Task Job_OfAProgramThatThrows_Fails()
    {
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => throw new FormatException("broken") });
        await _client.StartSessionAsync(_clock, "pyspark");

        var end = await RunJobAsync();

        end["error"]!.GetValue<string>().ShouldEndWith("threw FormatException: broken");
    }

    [Fact]
    public async Task Job_WithADuration_RunsSoLong()
    {
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => DriverReply.Returns(null, TimeSpan.FromMinutes(2)) });
        await _client.StartSessionAsync(_clock, "pyspark");

        var early = await RunJobAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));
        var late = (await _client.GetAsync("/sessions/0/jobs/1")).Json;

        early["state"]!.GetValue<string>().ShouldBe("STARTED");
        late["state"]!.GetValue<string>().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task Statement_AProgramAnswers_PrintsItsText()
    {
        _livy.OnStatement("ask()").Returns("scripted");
        _livy.AddDriverProgram(_ => new Program { OnStatement = statement => statement.Code == "ask()" ? DriverReply.Prints("answer") : null });
        await _client.StartSessionAsync(_clock, "pyspark");

        var answered = await _client.RunAsync(_clock, "ask()");
        var interpreted = await _client.RunAsync(_clock, "1 + 1");

        answered.ShouldContain("\"text/plain\":\"answer\"");
        interpreted.ShouldContain("\"text/plain\":\"2\"");
    }

    [Fact]
    public async Task Statement_OfAProgramThatFails_EndsInAnError()
    {
        _livy.AddDriverProgram(_ => new Program { OnStatement = _ => DriverReply.Fails("no such thing") });
        await _client.StartSessionAsync(_clock, "pyspark");

        var output = await _client.RunAsync(_clock, "ask()");

        output.ShouldContain("\"evalue\":\"no such thing\"");
    }

    [Fact]
    public async Task Programs_OfTwoSessions_AreTwo()
    {
        List<int> started = [];
        _livy.AddDriverProgram(id =>
        {
            started.Add(id);
            return new Program { OnJob = _ => DriverReply.Returns(null) };
        });
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.StartSessionAsync(_clock, "pyspark");

        await RunJobAsync(1);
        await RunJobAsync(0);
        await RunJobAsync(1);

        started.ShouldBe([1, 0]);
    }

    [Fact]
    public async Task Programs_TheNewest_IsAskedFirst()
    {
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => DriverReply.Fails("older") });
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => DriverReply.Fails("newer") });
        await _client.StartSessionAsync(_clock, "pyspark");

        (await RunJobAsync())["error"]!.GetValue<string>().ShouldBe("newer");
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("crash")]
    [InlineData("restart")]
    [InlineData("dispose")]
    public async Task Program_WhoseDriverIsGone_IsDisposed(string end)
    {
        var program = new Program { OnJob = _ => DriverReply.Returns(null), WhenDisposed = static () => throw new InvalidOperationException("must not matter") };
        _livy.AddDriverProgram(_ => program);
        await _client.StartSessionAsync(_clock, "pyspark");
        await RunJobAsync();

        await EndAsync(end);

        program.Disposals.ShouldBe(1);
    }

    [Fact]
    public async Task Results_ThatWereRead_AreForgotten()
    {
        var results = new List<WeakReference>();
        _livy.AddDriverProgram(_ => new Program { OnJob = _ => Noted(results) });
        await _client.StartSessionAsync(_clock, "pyspark");

        await RunJobAsync();
        GC.Collect();

        results.ShouldHaveSingleItem().IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void DriverReply_ThatCannotBe_IsRefused()
    {
        Should.Throw<ArgumentNullException>(() => _livy.AddDriverProgram(null!));
        Should.Throw<ArgumentNullException>(() => DriverReply.Prints(null!));
        Should.Throw<ArgumentNullException>(() => DriverReply.Fails(null!));
        Should.Throw<ArgumentOutOfRangeException>(() => DriverReply.Returns(null, TimeSpan.FromTicks(-1)));
    }

    private static DriverReply Noted(List<WeakReference> results)
    {
        var result = new byte[100];
        results.Add(new WeakReference(result));
        return DriverReply.Returns(result);
    }

    private async Task EndAsync(string end)
    {
        switch (end)
        {
            case "delete":
                var deleted = _client.SendAsync("DELETE", "/sessions/0");
                _clock.Advance(TimeSpan.FromSeconds(1));
                await deleted;
                break;
            case "crash":
                _livy.KillSession(0);
                break;
            case "restart":
                _livy.Restart();
                break;
            default:
                _livy.Dispose();
                break;
        }
    }

    private async Task<JsonNode> RunJobAsync(int session = 0)
    {
        var posted = await _client.PostAsync($"/sessions/{session}/submit-job", """{"job":"AAAA","jobType":"pyspark"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        return (await _client.GetAsync($"/sessions/{session}/jobs/{posted.Json["id"]}")).Json;
    }

    private sealed class Program : IDriverProgram
    {
        public Func<JobContext, DriverReply?> OnJob { get; init; } = static _ => null;

        public Func<StatementContext, DriverReply?> OnStatement { get; init; } = static _ => null;

        public Action WhenDisposed { get; init; } = static () => { };

        public int Disposals { get; private set; }

        public DriverReply? Run(JobContext job) => OnJob(job);

        public DriverReply? Run(StatementContext statement) => OnStatement(statement);

        public void Dispose()
        {
            Disposals++;
            WhenDisposed();
        }
    }
}
