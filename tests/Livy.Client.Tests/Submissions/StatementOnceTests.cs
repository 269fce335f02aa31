using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Code runs once, in the session that is meant, and its output is its own.</summary>
public class StatementOnceTests
{
    private static readonly Stub Post = Stub.Post("/sessions/{id}/statements");

    public static TheoryData<string, Func<StubReply, StubReply>> LostAnswers => new()
    {
        { "dropped", reply => reply.Drop(DropPoint.AfterHandling) },
        { "cut", reply => reply.Truncate(20) },
        { "empty", reply => reply.Truncate(0) },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task Run_WhoseAnswerIsLost_IsFoundAndRunsOnce(string what, Func<StubReply, StubReply> loss)
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        await cluster.RunAsync(session.RunAsync("1 + 1"));
        loss(cluster.Livy.When(Post));

        var output = await cluster.RunAsync(session.RunAsync("20 + 2"));

        output.Text.ShouldBe("22", what);
        (await cluster.RunAsync(session.ListStatementsPageAsync())).Total.ShouldBe(2);
    }

    [Fact]
    public async Task Run_OfTheSameCodeByManyWhoseAnswersAreLost_BringsEachItsOwn()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        cluster.Livy.When(Post).Times(10).Drop(DropPoint.AfterHandling);

        var statements = await cluster.RunAsync(Task.WhenAll(Enumerable.Range(0, 10).Select(_ => session.SubmitAsync("1 + 1"))));

        statements.Select(statement => statement.Id).Distinct().Count().ShouldBe(10);
        (await cluster.RunAsync(session.ListStatementsPageAsync())).Total.ShouldBe(10);
    }

    [Fact]
    public async Task Run_InAnAttachedSessionWithManyStatements_IsFoundWithoutTheList()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        for (var at = 0; at < 130; at++)
        {
            await cluster.RunAsync(session.RunAsync("1"));
        }

        var attached = cluster.CreateClient().Sessions.Attach(session.Name);
        await cluster.RunAsync(attached.WaitUntilReadyAsync());
        cluster.Livy.When(Post).Drop(DropPoint.AfterHandling);

        var statement = await cluster.RunAsync(attached.SubmitAsync("1 + 1"));

        statement.Id.ShouldBe((LivyId)130);
        cluster.CountOf("GET", $"/sessions/{session.Name}/statements").ShouldBe(0);
    }

    [Fact]
    public async Task Run_ThatNeverArrived_IsNotSentAgainAndSaysSo()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        cluster.Livy.When(Post).Drop();

        var error = await cluster.Time.RunUntilThrownAsync<LivyConnectionException>(session.RunAsync("1 + 1"));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.IsTransient.ShouldBeFalse();
        error.Candidate!.IsStatement.ShouldBeTrue();
        error.Candidate.Session.ShouldBe(session);
        cluster.CountOf("POST", $"/sessions/{session.Name}/statements").ShouldBe(1);
    }

    [Fact]
    public async Task Run_TurnedAwayForNow_IsSentAgain()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        cluster.Livy.When(Post).ReplyRetryAfter(429, TimeSpan.FromSeconds(2));

        (await cluster.RunAsync(session.RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Run_WhoseServerIsRestarted_SaysThatItIsGoneAndWhatItWas()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        cluster.Livy.When(Post).Drop(DropPoint.AfterHandling);
        cluster.Livy.When(Stub.Get("/sessions/{id}/statements/{statementId}")).ArrivesAfter(TimeSpan.FromSeconds(10));
        var run = session.RunAsync("1 + 1");
        await cluster.Time.RunForAsync(TimeSpan.FromSeconds(1));
        cluster.Livy.Restart();

        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(run);

        error.Candidate!.IsStatement.ShouldBeTrue();
        error.MayHaveReachedServer.ShouldBeTrue();
    }

    [Fact]
    public async Task Get_OfAStatement_ShowsItsCodeWithoutTheMark()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();

        var statement = await cluster.RunAsync(session.SubmitAsync("1 + 1"));

        (await cluster.RunAsync(statement.GetAsync())).Code.ShouldBe("1 + 1");
        (await cluster.RunAsync(session.ListStatementsPageAsync())).Statements[0].Code.ShouldBe("1 + 1");
        cluster.Livy.Requests.Single(request => request.Method == "POST" && request.Path.EndsWith("/statements", StringComparison.Ordinal)).BodyText.Length.ShouldBeGreaterThan(64);
    }

    [Theory]
    [InlineData("1 + \\")]
    [InlineData("2")]
    public async Task Submit_WithoutAMark_SendsTheCodeAsItIs(string code)
    {
        using var cluster = new Cluster(client: options => options.Submission.MarkStatements = code != "2");
        var session = await cluster.StartAsync();

        await cluster.RunAsync(session.SubmitAsync(code));

        cluster.Livy.Requests.Single(request => request.Method == "POST" && request.Path.EndsWith("/statements", StringComparison.Ordinal)).Json!.Value.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Run_WhoseLimitIsReachedWhileItIsSubmitted_SaysWhatMayHaveRun()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        cluster.Livy.When(Post).AfterHandling().Hang();

        var error = await cluster.Time.RunUntilThrownAsync<LivyTimeoutException>(session.RunAsync("1 + 1", new RunOptions { Timeout = TimeSpan.FromSeconds(5) }));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.IsTransient.ShouldBeFalse();
        error.Candidate!.IsStatement.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_CancelledWhileItIsSubmittedWithinALimit_SaysWhatMayHaveRun()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        cluster.Livy.When(Post).AfterHandling().Hang();
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), cluster.Time);

        var error = await cluster.Time.RunUntilThrownAsync<LivyOperationCanceledException>(session.RunAsync("1 + 1", new RunOptions { Timeout = TimeSpan.FromSeconds(5) }, caller.Token));

        error.Candidate!.IsStatement.ShouldBeTrue();
        error.CancellationToken.ShouldBe(caller.Token);
    }
}
