using System.Text;

namespace Livy.Client.Testing.Tests;

public sealed class JobTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public JobTests()
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
    [InlineData("com.example.AnswerJob")]
    [InlineData("A2")]
    [InlineData("com.example.a.package.whose.name.is.much.longer.than.sixty.three.letters.AnswerJob")]
    public async Task OnJob_OfAClass_TakesItsJobs(string className)
    {
        _livy.OnJob(className).Returns([2, 84]);
        _livy.OnJob("com.example.OtherJob").Fails("not this one");

        var end = await RunAsync(KryoJobOf(className), "spark");

        end.Body.ShouldContain("""
            "state":"SUCCEEDED","result":"AlQ="
            """);
    }

    [Fact]
    public async Task ClassName_OfAPickle_IsNull()
    {
        _livy.OnJob(job => job.ClassName is null && job.JobType == "pyspark").Returns("pickled"u8.ToArray());

        var end = await RunAsync("cbuiltins\neval\n(V1\ntR."u8.ToArray(), "pyspark");

        end.Body.ShouldContain("SUCCEEDED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ==")]
    [InlineData("AQBj")]
    [InlineData("AQD/////")]
    [InlineData("AQDAgIA=")]
    [InlineData("AQBhYmM=")]
    public void ClassName_OfBytesThatAreCutOff_IsNull(string payload)
    {
        var job = new JobContext { SessionId = 0, JobType = "spark", Payload = Convert.FromBase64String(payload) };

        job.ClassName.ShouldBeNull();
    }

    [Fact]
    public async Task Times_OfAJob_LeavesTheRestToTheOlderScript()
    {
        _livy.OnJob().Fails("older");
        _livy.OnJob().Returns(null).Times(1);

        var first = await RunAsync(KryoJobOf("com.example.Any"), "spark");
        var second = await RunAsync(KryoJobOf("com.example.Any"), "spark");

        first.Body.ShouldContain("SUCCEEDED");
        second.Body.ShouldContain("older");
    }

    private async Task<Reply> RunAsync(byte[] job, string jobType)
    {
        if (!_livy.Requests.Any(request => request.Is("POST", "/sessions")))
        {
            await _client.StartSessionAsync(_clock, "spark");
        }

        var posted = await _client.PostAsync("/sessions/0/submit-job", $$"""{"job":"{{Convert.ToBase64String(job)}}","jobType":"{{jobType}}"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        return await _client.GetAsync($"/sessions/0/jobs/{posted.Json["id"]}");
    }

    /// <summary>Up to 63 letters the end is marked, beyond that the length stands in front: six bits, then seven.</summary>
    private static byte[] KryoJobOf(string className)
    {
        var name = Encoding.ASCII.GetBytes(className);
        if (name.Length < 64)
        {
            name[^1] |= 0x80;
            return [1, 0, .. name, 1];
        }

        var length = name.Length + 1;
        return [1, 0, (byte)(0x80 | 0x40 | (length & 0x3F)), (byte)(length >> 6), .. name, 1];
    }
}
