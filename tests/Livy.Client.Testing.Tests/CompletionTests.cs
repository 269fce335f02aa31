using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

public sealed partial class CompletionTests : IDisposable
{
    private const string Nothing = """{"candidates":[]}""";
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public CompletionTests()
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
    [InlineData("sc.para", "spark", 7, """{"candidates":["parallelize"]}""")]
    [InlineData("sc.para", "scala", 7, """{"candidates":["parallelize"]}""")]
    [InlineData("sc.para", "pyspark", 7, Nothing)]
    [InlineData("sc.para", "spark", 8, Nothing)]
    [InlineData("sc.para", "spark", -1, Nothing)]
    public async Task Completion_WithoutScript_KnowsAFewWordsOfScala(string code, string kind, int cursor, string expected)
    {
        await _client.StartSessionAsync(_clock, "spark");

        (await CompleteAsync(code, kind, cursor)).Body.ShouldBe(expected);
    }

    [Fact]
    public async Task OnCompletion_OfCode_ReturnsItsCandidatesWhateverTheKind()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion("impo").Returns("import", "importlib");

        var reply = await CompleteAsync("impo", "pyspark", 4);

        reply.Status.ShouldBe(200);
        reply.Body.ShouldBe("""{"candidates":["import","importlib"]}""");
    }

    [Fact]
    public async Task OnCompletion_OfPattern_TakesWhatMatches()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion(MemberOfDf()).Returns("select");

        (await CompleteAsync("df.sel", "spark", 6)).Body.ShouldBe("""{"candidates":["select"]}""");
        (await CompleteAsync("ds.sel", "spark", 6)).Body.ShouldBe(Nothing);
    }

    [Fact]
    public async Task OnCompletion_OfPredicate_SeesWhatWasAsked()
    {
        await _client.PostAsync("/sessions", """{"kind": "spark", "name": "etl"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        CompletionContext? seen = null;
        _livy.OnCompletion(context => (seen = context) is not null).Returns(context => [context.Code[..context.Cursor] + "!"]);

        var reply = await _client.PostAsync("/sessions/etl/completion", """{"code": "a\r\nb", "kind": "scala", "cursor": 3}""");

        reply.Json["candidates"]![0]!.ToString().ShouldBe("a\nb!");
        seen.ShouldNotBeNull();
        (seen.SessionId, seen.SessionName, seen.Code, seen.Cursor, seen.Kind).ShouldBe((0, "etl", "a\nb", 3, "spark"));
    }

    [Fact]
    public async Task OnCompletion_CursorLeftOut_IsZeroAndOutsideIsNotAsked()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion("sc.para").Returns("everything");

        var without = await _client.PostAsync("/sessions/0/completion", """{"code": "sc.para", "kind": "spark"}""");

        without.Body.ShouldBe("""{"candidates":["everything"]}""");
        (await CompleteAsync("sc.para", "spark", 99)).Body.ShouldBe(Nothing);
    }

    [Theory]
    [InlineData("""{"code": "sc.para", "cursor": 7}""", "Invalid kind: null")]
    [InlineData("""{"code": "sc.para", "kind": "foo", "cursor": 7}""", "Invalid kind: foo")]
    [InlineData("""{"kind": "spark"}""", "NullPointerException")]
    public async Task OnCompletion_RequestThatTheDriverRefuses_IsNotAsked(string body, string reason)
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion(_ => true).Returns("never");

        var reply = await _client.PostAsync("/sessions/0/completion", body);

        reply.Status.ShouldBe(500);
        reply.Body.ShouldContain(reason);
    }

    [Fact]
    public async Task OnCompletion_SessionStillStarting_IsNotAsked()
    {
        await _client.PostAsync("/sessions", """{"kind": "spark"}""");
        _livy.OnCompletion("s").Returns("never");

        var reply = await CompleteAsync("s", "spark", 1);

        reply.Status.ShouldBe(500);
        reply.Body.ShouldBe("\"java.lang.IllegalStateException: Session is in state starting\"");
    }

    [Fact]
    public async Task Takes_Time_BlocksTheRequestForIt()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion("sc.para").Returns("parallelize").Takes(TimeSpan.FromSeconds(9));
        var start = _clock.GetUtcNow();

        var reply = await _clock.RunUntilAsync(CompleteAsync("sc.para", "spark", 7));

        reply.Body.ShouldBe("""{"candidates":["parallelize"]}""");
        (_clock.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Takes_ChannelLostMeanwhile_IsCancelled()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion("sc.para").Returns("parallelize").Takes(TimeSpan.FromSeconds(9));

        var completion = CompleteAsync("sc.para", "spark", 7);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _livy.LoseChannel(0);

        (await completion).Body.ShouldBe("\"java.util.concurrent.CancellationException\"");
    }

    [Fact]
    public async Task Times_UsedUp_LeavesTheNextToOlderScripts()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion("x").Returns("old");
        _livy.OnCompletion("x").Returns("new").Times(1);

        (await CompleteAsync("x", "spark", 1)).Body.ShouldBe("""{"candidates":["new"]}""");
        (await CompleteAsync("x", "spark", 1)).Body.ShouldBe("""{"candidates":["old"]}""");
    }

    [Fact]
    public async Task OnCompletion_ScriptThatThrows_SaysSo()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnCompletion("x").Returns(_ => throw new InvalidOperationException("no idea"));

        var reply = await CompleteAsync("x", "spark", 1);

        reply.Body.ShouldBe("\"FakeLivy: the script for this completion threw InvalidOperationException: no idea\"");
        (await _client.GetAsync("/sessions/0/state")).Status.ShouldBe(200);
    }

    private Task<Reply> CompleteAsync(string code, string kind, int cursor) =>
        _client.PostAsync("/sessions/0/completion", $$"""{"code": "{{code}}", "kind": "{{kind}}", "cursor": {{cursor}}}""");

    [GeneratedRegex("^df[.]", RegexOptions.None, 1000)]
    private static partial Regex MemberOfDf();
}
