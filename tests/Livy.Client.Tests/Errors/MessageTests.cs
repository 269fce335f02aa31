using System.Net;

namespace Livy.Client.Tests;

/// <summary>Messages are one line each; the rest is in properties and in what an exception prints.</summary>
public class MessageTests
{
    [Fact]
    public void Of_AText_IsOneLineWithoutControlCharacters() => OneLine.Of(" a\r\n\tb \u0085\u2028c\0d ").ShouldBe("a b c d");

    [Theory]
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(301)]
    public void Of_ALongText_IsCutAfter300Characters(int length) => OneLine.Of(new string('x', length)).ShouldBe(length < 300 ? new string('x', length) : new string('x', 300) + "…");

    [Fact]
    public void ApiException_OfWordsOfManyLines_SaysThemOnOneAndPrintsThemAll()
    {
        var error = new LivyApiException(HttpStatusCode.InternalServerError, "java.lang.X\n\tat a\n\tat b");

        error.Message.ShouldBe("Livy answered 500: java.lang.X at a at b");
        error.ToString().ShouldEndWith($"The server said:{Environment.NewLine}  java.lang.X{Environment.NewLine}  \tat a{Environment.NewLine}  \tat b");
    }

    [Fact]
    public void ApiException_WithoutWords_PrintsNoHeading() => new LivyApiException(HttpStatusCode.InternalServerError, "").ToString().ShouldNotContain("The server said");

    [Fact]
    public void SessionFailed_WithALog_SaysItsCauseAndHintAndPrintsTheLog()
    {
        var error = new LivySessionFailedException("It failed.", 7, SessionState.Dead, ["a", "some\nError"], "Do this.");

        error.Message.ShouldBe("It failed. some Error Do this.");
        error.ToString().ShouldEndWith($"The end of its log:{Environment.NewLine}  a{Environment.NewLine}  some\nError");
        (error.SessionId, error.State, error.Hint, error.OutcomeUnknown).ShouldBe(((LivyId)7, SessionState.Dead, "Do this.", false));
    }

    [Fact]
    public void BatchFailed_WithALog_SaysItsCauseAndHintAndPrintsTheLog()
    {
        var error = new LivyBatchFailedException("It failed.", 4, BatchState.Dead, ["exitCode: 13", "some Error"], "Do this.", outcomeUnknown: true);

        error.Message.ShouldBe("It failed. some Error Do this.");
        error.ToString().ShouldEndWith($"The end of its log:{Environment.NewLine}  exitCode: 13{Environment.NewLine}  some Error");
        (error.BatchId, error.State, error.Hint, error.OutcomeUnknown, error.ExitCode).ShouldBe(((LivyId)4, BatchState.Dead, "Do this.", true, 13));
    }

    [Fact]
    public void StatementFailed_WithAnError_PrintsItsTraceback()
    {
        var output = StatementOutput.Parse($$"""{"status":"error","ename":"NameError","evalue":"x","traceback":["one\n","two\n"]}""");

        var error = new LivyStatementFailedException("It failed.", StatementFailure.Error, 7, 3, StatementState.Available, output);

        error.ToString().ShouldEndWith(string.Join(Environment.NewLine + "  ", "What the interpreter said:", "NameError: x", "one", "two"));
        (error.SessionId, error.StatementId, error.State).ShouldBe(((LivyId)7, (LivyId)3, StatementState.Available));
    }

    [Fact]
    public void StatementFailed_WithoutAnError_PrintsNoHeading() =>
        new LivyStatementFailedException("It failed.", StatementFailure.Cancelled, 7, 3).ToString().ShouldNotContain("interpreter");

    [Fact]
    public void TimeoutException_WithALog_PrintsItAndIsTransient()
    {
        var error = new LivyTimeoutException("Too late.", TimeSpan.FromSeconds(1), 7, "starting", ["a"]);

        error.Message.ShouldBe("Too late.");
        error.ToString().ShouldEndWith($"The end of its log:{Environment.NewLine}  a");
        error.IsTransient.ShouldBeTrue();
        (error.Limit, error.Id, error.LastState).ShouldBe((TimeSpan.FromSeconds(1), (LivyId)7, "starting"));
    }

    [Theory]
    [InlineData("Queue's AM resource limit exceeded", "YARN queue")]
    [InlineData("Application killed by user", "cluster manager")]
    [InlineData("java.net.BindException: Address already in use", "port")]
    public void Hints_ForMoreCauses_SayWhatToDo(string line, string expected) => Hints.For([line]).ShouldNotBeNull().ShouldContain(expected);

    [Fact]
    public void Hints_ForTooManySessions_NameTheSetting() => Hints.For(LivyErrorCode.TooManySessions).ShouldNotBeNull().ShouldContain("livy.server.session.max-creation");

    [Fact]
    public async Task Call_RefusedForADuplicateName_SaysTheHint()
    {
        using var client = new StubLivy().On("POST /sessions", Answers.Error(400, "Rejected, Reason: Duplicate session name: Some(a) for session 8")).CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.CreateSessionAsync(new CreateSessionRequest()))).Message.ShouldEndWith("delete it, or take another name.");
    }

    [Fact]
    public async Task Call_RefusedWithoutWords_SaysSo()
    {
        using var client = new StubLivy().On("GET /sessions/7", Answers.Json(503, "")).CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).Message.ShouldBe("GET /sessions/7 was answered with 503 and no message.");
    }

    [Fact]
    public async Task Call_BehindAGateway_NamesThePathWithoutItsPrefix()
    {
        using var client = new StubLivy().On("GET /livy/sessions/7", Answers.Json(503, "")).CreateClient(configure: options => options.Endpoint = new Uri("https://gateway/livy/"));

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).Message.ShouldStartWith("GET /sessions/7 was");
    }
}
