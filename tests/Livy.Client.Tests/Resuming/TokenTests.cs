using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Handles that outlive the process: found again, and never a stranger's.</summary>
public class TokenTests
{
    [Fact]
    public async Task Resume_OfASession_GoesOnWithIt()
    {
        using var cluster = new Cluster();
        var token = (await cluster.StartAsync()).ToToken();
        var sent = cluster.Livy.Requests.Count;

        var session = cluster.CreateClient().Sessions.Resume(token);
        cluster.Livy.Requests.Count.ShouldBe(sent);
        var output = await cluster.RunAsync(session.RunAsync("1 + 1"));

        output.Text.ShouldBe("2");
        session.IsOwned.ShouldBeFalse();
        session.Id.ShouldBe((LivyId)0);
        session.ToToken().ShouldBe(token);
    }

    [Fact]
    public async Task Resume_AfterARestart_DoesNotReachTheStranger()
    {
        using var cluster = new Cluster();
        var token = (await cluster.StartAsync()).ToToken();
        await cluster.RestartForStrangerAsync();
        cluster.Livy.ClearStubsAndRequests();

        var session = cluster.CreateClient().Sessions.Resume(token);
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.RunAsync("1 + 1"));
        await cluster.RunAsync(session.DeleteAsync());

        cluster.Lines.ShouldNotContain(line => line.Contains("/sessions/0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resume_OfAnExactNameThatIsAnothersNow_IsReplaced()
    {
        using var cluster = new Cluster();
        await cluster.StartAsync();
        var token = (await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" })).ToToken();
        await cluster.RestartForStrangerAsync("etl");

        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(cluster.CreateClient().Sessions.Resume(token).RunAsync("1 + 1"));

        error.Message.ShouldContain("its id is 0 instead of 1");
        cluster.Lines.ShouldNotContain("POST /sessions/etl/statements");
    }

    [Fact]
    public async Task Resume_OfASessionByNumber_ComparesItsName()
    {
        using var cluster = new Cluster();
        await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "mine" });
        var attached = cluster.Client.Sessions.Attach(0);
        Should.Throw<InvalidOperationException>(attached.ToToken).Message.ShouldContain("call GetAsync first");
        await cluster.RunAsync(attached.GetAsync());
        var token = attached.ToToken();
        await cluster.RestartForStrangerAsync("other");

        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(cluster.CreateClient().Sessions.Resume(token).RunAsync("1 + 1"));

        error.Message.ShouldContain("its name is 'other' instead of 'mine'");
    }

    [Fact]
    public async Task ToToken_OfASessionThatShowsNothing_Throws()
    {
        using var cluster = new Cluster();
        var session = await cluster.RestartForStrangerAsync();

        Should.Throw<InvalidOperationException>(session.ToToken).Message.ShouldContain("neither a name nor an application");
    }

    [Fact]
    public async Task Resume_OfABatch_GoesOnWithIt()
    {
        using var cluster = new Cluster();
        var token = (await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/a.jar")))).ToToken();

        var ended = await cluster.RunAsync(cluster.CreateClient().Batches.Resume(token).WaitAsync());

        ended.State.ShouldBe(BatchState.Success);
    }

    [Fact]
    public async Task Resume_OfABatchAfterARestart_DoesNotReachTheStranger()
    {
        using var cluster = new Cluster();
        var token = (await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/a.jar") { Name = "etl" }))).ToToken();
        cluster.Livy.Restart();
        await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/b.jar")));
        await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/c.jar") { Name = "etl" }));

        var batch = cluster.CreateClient().Batches.Resume(token);
        await cluster.Time.RunUntilThrownAsync<LivyBatchFailedException>(batch.WaitAsync());
        await cluster.RunAsync(batch.DeleteAsync());

        cluster.Lines.ShouldNotContain(line => line.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ResumeStatement_BringsItsOutput()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        var token = (await cluster.RunAsync(session.SubmitAsync("1 + 1"))).ToToken();

        var output = await cluster.RunAsync(cluster.CreateClient().Sessions.ResumeStatement(token).WaitAsync());

        output.Text.ShouldBe("2");
        token.ShouldNotContain("1 + 1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ResumeStatement_ThatIsAnothersNow_IsReplaced(bool marks)
    {
        using var cluster = new Cluster();
        await cluster.RestartForStrangerAsync();
        var session = cluster.CreateClient(options => options.Submission.MarkStatements = marks).Sessions.Attach(0);
        var statement = await cluster.RunAsync(session.SubmitAsync("1 + 1"));
        await cluster.RunAsync(statement.GetAsync());
        var token = statement.ToToken();
        var stranger = await cluster.RestartForStrangerAsync();
        await cluster.RunAsync(stranger.RunAsync("2 + 2"));

        var resumed = cluster.CreateClient().Sessions.ResumeStatement(token);
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(resumed.WaitAsync());
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(resumed.CancelAsync());

        cluster.Lines.ShouldNotContain(line => line.EndsWith("/cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ResumeStatement_WithoutAMark_IsKnownByItsCode()
    {
        using var cluster = new Cluster();
        await cluster.RestartForStrangerAsync();
        var statement = await cluster.RunAsync(cluster.CreateClient(options => options.Submission.MarkStatements = false).Sessions.Attach(0).SubmitAsync("1 + 1"));
        var attached = cluster.CreateClient().Sessions.Attach(0).AttachStatement(statement.Id);
        Should.Throw<InvalidOperationException>(attached.ToToken).Message.ShouldContain("call GetAsync first");
        await cluster.RunAsync(attached.GetAsync());

        var output = await cluster.RunAsync(cluster.CreateClient().Sessions.ResumeStatement(attached.ToToken()).WaitAsync());

        output.Text.ShouldBe("2");
    }

    [Fact]
    public async Task ToToken_HoldsTheEndpointButNoCredentials()
    {
        using var cluster = new Cluster();
        var client = cluster.CreateClient(options =>
        {
            options.Endpoint = new Uri("HTTPS://Livy:443/gateway");
            options.Authentication = LivyAuthentication.Basic("alice", "s3cret");
        });
        cluster.Livy.Options.BasePath = "/gateway";
        var session = await cluster.RunAsync(client.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark)));

        var token = session.ToToken();

        token.ShouldContain("\"endpoint\":\"https://livy/gateway/\"");
        token.ShouldNotContain("s3cret");
        Should.NotThrow(() => cluster.CreateClient(options => options.Endpoint = new Uri("https://livy/gateway/")).Sessions.Resume(token));
    }

    [Fact]
    public async Task Resume_ByAnotherUsersView_IsRefused()
    {
        using var cluster = new Cluster();
        var token = (await cluster.RunAsync(cluster.Client.As("alice").Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark)))).ToToken();

        Should.Throw<ArgumentException>(() => cluster.Client.Sessions.Resume(token)).Message.ShouldContain("calls for 'alice'");
        Should.Throw<ArgumentException>(() => cluster.Client.As("bob").Sessions.Resume(token));
        Should.NotThrow(() => cluster.Client.As("alice").Sessions.Resume(token));
    }

    [Fact]
    public async Task Resume_OfATokenOfSomethingElse_IsRefused()
    {
        using var cluster = new Cluster();
        var token = (await cluster.StartAsync()).ToToken();

        Should.Throw<ArgumentException>(() => cluster.Client.Batches.Resume(token)).Message.ShouldContain("is of a session, not of a batch");
        Should.Throw<ArgumentException>(() => cluster.Client.Sessions.ResumeStatement(token));
        Should.Throw<ArgumentException>(() => cluster.CreateClient(options => options.Endpoint = new Uri("http://other:8998")).Sessions.Resume(token)).Message.ShouldContain("is of http://livy:8998/");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"v\":0}")]
    [InlineData("{\"v\":1}")]
    [InlineData("{\"v\":1.5}")]
    [InlineData("{\"v\":99999999999}")]
    [InlineData("{\"v\":1,\"kind\":\"job\",\"endpoint\":\"http://livy:8998/\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"7\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"etl\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"7\",\"id\":\"7\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"7\",\"id\":\"8\",\"name\":\"etl\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"a;b\",\"id\":\"7\",\"name\":\"etl\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"..\",\"id\":\"7\",\"name\":\"etl\"}")]
    [InlineData("{\"v\":1,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"\\ud83d\",\"id\":\"7\",\"name\":\"etl\"}")]
    [InlineData("{\"v\":2,\"kind\":\"session\",\"endpoint\":\"http://livy:8998/\",\"address\":\"7\",\"id\":\"7\",\"name\":\"etl\"}")]
    public void Resume_OfWhatIsNoToken_SaysSo(string token)
    {
        using var cluster = new Cluster();

        Should.Throw<FormatException>(() => cluster.Client.Sessions.Resume(token));

        cluster.Livy.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resume_OfMutatedTokens_RefusesOrMakesAHandleOfThisServer()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" });
        string[] tokens = [session.ToToken(), (await cluster.RunAsync(session.SubmitAsync("1"))).ToToken()];
        var sent = cluster.Livy.Requests.Count;
        var random = new Random(7);

        for (var round = 0; round < 20_000; round++)
        {
            var token = Mutation.Of(tokens[round % 2], random);
            var error = Record.Exception(() => round % 2 == 0 ? (object)cluster.Client.Sessions.Resume(token).ToToken() : cluster.Client.Sessions.ResumeStatement(token).ToToken());
            (error is null or ArgumentException or FormatException).ShouldBeTrue($"{token}\n{error}");
        }

        cluster.Livy.Requests.Count.ShouldBe(sent);
    }
}
