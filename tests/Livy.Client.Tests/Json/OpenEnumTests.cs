using System.Text.Json;

namespace Livy.Client.Tests;

public class OpenEnumTests
{
    [Theory]
    [InlineData("\"idle\"", "idle")]
    [InlineData("\"IDLE\"", "idle")]
    [InlineData("\"hibernating\"", "hibernating")]
    public void SessionState_FromJson_KeepsTheWordInLowerCase(string json, string expected) =>
        JsonSerializer.Deserialize<SessionState>(json).Value.ShouldBe(expected);

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    public void SessionState_FromJsonThatIsNoWord_ThrowsJsonException(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SessionState>(json));

    [Fact]
    public void Json_RoundTrip_KeepsTheWord()
    {
        RoundTrip(new SessionState("Hibernating")).ShouldBe("\"hibernating\"");
        RoundTrip(new SessionKind("Ruby")).ShouldBe("\"ruby\"");
        RoundTrip(new StatementState("Parsing")).ShouldBe("\"parsing\"");
        RoundTrip(new StatementKind("Ruby")).ShouldBe("\"ruby\"");
        RoundTrip(new BatchState("Paused")).ShouldBe("\"paused\"");
        RoundTrip(new JobState("Lost")).ShouldBe("\"LOST\"");
    }

    [Fact]
    public void Equals_InOtherCase_IsTrue()
    {
        new SessionState("DEAD").ShouldBe(SessionState.Dead);
        new SessionKind("PySpark").ShouldBe(SessionKind.PySpark);
        new StatementState("Available").ShouldBe(StatementState.Available);
        new StatementKind("SQL").ShouldBe(StatementKind.Sql);
        new BatchState("Success").ShouldBe(BatchState.Success);
        new JobState("succeeded").ShouldBe(JobState.Succeeded);
    }

    [Fact]
    public void Default_IsUnknownAndNothingElse()
    {
        default(SessionState).ToString().ShouldBe("unknown");
        default(SessionState).IsReady.ShouldBeFalse();
        default(SessionState).IsTerminal.ShouldBeFalse();
        default(SessionKind).ToString().ShouldBe("unknown");
        default(StatementState).ToString().ShouldBe("unknown");
        default(StatementState).IsTerminal.ShouldBeFalse();
        default(StatementKind).ToString().ShouldBe("unknown");
        default(BatchState).ToString().ShouldBe("unknown");
        default(BatchState).IsTerminal.ShouldBeFalse();
        default(JobState).ToString().ShouldBe("unknown");
        default(JobState).IsTerminal.ShouldBeFalse();
        default(LivyErrorCode).ToString().ShouldBe("Unknown");
    }

    [Theory]
    [InlineData("not_started", false, false)]
    [InlineData("starting", false, false)]
    [InlineData("recovering", false, false)]
    [InlineData("idle", true, false)]
    [InlineData("running", true, false)]
    [InlineData("busy", true, false)]
    [InlineData("shutting_down", false, false)]
    [InlineData("error", false, false)]
    [InlineData("dead", false, true)]
    [InlineData("killed", false, true)]
    [InlineData("success", false, true)]
    [InlineData("hibernating", false, false)]
    public void SessionState_OfWord_IsReadyOrTerminal(string word, bool ready, bool terminal)
    {
        var state = new SessionState(word);

        state.IsReady.ShouldBe(ready);
        state.IsTerminal.ShouldBe(terminal);
    }

    [Theory]
    [InlineData("waiting", false)]
    [InlineData("running", false)]
    [InlineData("cancelling", false)]
    [InlineData("available", true)]
    [InlineData("error", true)]
    [InlineData("cancelled", true)]
    [InlineData("canceled", true)]
    [InlineData("parsing", false)]
    public void StatementState_OfWord_IsTerminal(string word, bool terminal) => new StatementState(word).IsTerminal.ShouldBe(terminal);

    [Fact]
    public void StatementState_WithOneL_IsCancelled() => new StatementState("Canceled").ShouldBe(StatementState.Cancelled);

    [Theory]
    [InlineData("not_started", false, false)]
    [InlineData("starting", false, false)]
    [InlineData("recovering", false, false)]
    [InlineData("running", false, false)]
    [InlineData("shutting_down", false, false)]
    [InlineData("success", true, false)]
    [InlineData("dead", true, true)]
    [InlineData("killed", true, true)]
    [InlineData("error", true, true)]
    public void BatchState_OfWord_IsTerminalOrFailure(string word, bool terminal, bool failure)
    {
        var state = new BatchState(word);

        state.IsTerminal.ShouldBe(terminal);
        state.IsFailure.ShouldBe(failure);
    }

    [Theory]
    [InlineData("SENT", false)]
    [InlineData("QUEUED", false)]
    [InlineData("STARTED", false)]
    [InlineData("SUCCEEDED", true)]
    [InlineData("FAILED", true)]
    [InlineData("CANCELLED", true)]
    public void JobState_OfWord_IsTerminal(string word, bool terminal) => new JobState(word).IsTerminal.ShouldBe(terminal);

    [Theory]
    [InlineData("shared")]
    [InlineData("SHARED")]
    public void StatementKind_Shared_IsRefused(string word) => Should.Throw<ArgumentException>(() => new StatementKind(word)).Message.ShouldContain("wait for ever");

    [Fact]
    public void New_OfBlank_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new SessionState(" "));
        Should.Throw<ArgumentException>(() => new SessionKind(""));
        Should.Throw<ArgumentException>(() => new StatementState(" "));
        Should.Throw<ArgumentException>(() => new StatementKind(null!));
        Should.Throw<ArgumentException>(() => new BatchState(" "));
        Should.Throw<ArgumentException>(() => new JobState(" "));
        Should.Throw<ArgumentException>(() => new LivyErrorCode(" "));
    }

    private static string RoundTrip<T>(T value) => JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
}
