using System.Diagnostics;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class LivyDiagnosticsTests
{
    [Fact]
    public async Task Call_WithAListener_MakesAClientSpanWithoutIds()
    {
        using var spans = new SpanRecorder("spans-of-success");
        var server = new StubLivy().On("GET /sessions/etl/statements/3", Answers.Ok(Bodies.Statement(3, "running")));
        using var client = server.CreateClient();

        await client.Api.GetStatementAsync("etl", 3, doAs: "alice");

        var span = spans.Finished.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe("GET /sessions/{id}/statements/{statementId}");
        span.Kind.ShouldBe(ActivityKind.Client);
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.TagObjects.Select(tag => $"{tag.Key} = {tag.Value}").ShouldBe(
            [
                "http.request.method = GET",
                "url.template = /sessions/{id}/statements/{statementId}",
                "server.address = livy",
                "server.port = 8998",
                "http.response.status_code = 200",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Call_ThatFails_MarksItsSpan()
    {
        using var spans = new SpanRecorder("spans-of-failure");
        var server = new StubLivy().On("GET /sessions/7", Answers.NoSession("7"));
        using var client = server.CreateClient();

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        var span = spans.Finished.ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.GetTagItem("http.response.status_code").ShouldBe(404);
    }

    [Fact]
    public async Task Call_WhoseAnswerCanNotBeRead_MarksItsSpan()
    {
        using var spans = new SpanRecorder("spans-of-bad-answers");
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok("{"));
        using var client = server.CreateClient();

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        spans.Finished.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Fact]
    public async Task Calls_EachAttempt_IsASpanOfItsOwn()
    {
        using var spans = new SpanRecorder("spans-of-attempts");
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /version", Answers.Error(503, "busy"), Answers.Ok("{}"));
        using var client = server.CreateClient(time);

        await time.RunUntilAsync(client.GetVersionAsync());

        spans.Finished.Select(span => span.GetTagItem("http.response.status_code")).ShouldBe([503, 200]);
    }

    [Fact]
    public async Task Call_WithoutAListener_Works()
    {
        var server = RouteCases.Server("GetVersion");
        using var client = server.CreateClient();

        (await client.Api.GetVersionAsync()).Version.ShouldBe("0.9.0-incubating");
    }
}
