using Livy.Client;
using Livy.Client.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

public sealed class NightlyReportBehindWireMockTests : IAsyncLifetime
{
    private readonly LivyWireMockServer _server = LivyWireMockServer.Start();
    private readonly LivyClient _livy;

    public NightlyReportBehindWireMockTests() => _livy = new LivyClient(_server.Url);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _livy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Report_GatewayIsDownAtFirst_IsWritten()
    {
        _server.Livy.OnStatement("report()").Returns("42 rows");
        _server.WireMock.Given(Request.Create().WithPath("/sessions/nightly").UsingGet()).InScenario("gateway").WillSetStateTo("up")
            .RespondWith(Response.Create().WithStatusCode(502).WithBody("<html>Bad Gateway</html>"));

        await using var session = await _livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "nightly" });
        var output = await session.RunAsync("report()");

        Assert.Equal("42 rows", output.Text);
        Assert.Single(_server.WireMock.LogEntries, entry => entry.ResponseMessage?.StatusCode is 502);
    }

    [Fact]
    public async Task Report_OneStatementIsSlow_IsWritten()
    {
        _server.Livy.OnStatement("load()").Returns("loaded");
        _server.WireMock.Given(Request.Create().WithPath("/sessions/*/statements").UsingPost().WithBody(body => body!.Contains("load()")))
            .RespondWith(_server.Livy.AsResponse().WithDelay(TimeSpan.FromMilliseconds(100)));

        await using var session = await _livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark));
        var output = await session.RunAsync("load()");

        Assert.Equal("loaded", output.Text);
    }

    [Fact]
    public async Task Submit_AnswerIsLost_MayHaveReachedTheServer()
    {
        _server.Livy.When(Stub.Post("/batches")).Drop(DropPoint.AfterHandling);

        var failure = await Assert.ThrowsAsync<LivyConnectionException>(() => _livy.Batches.SubmitAsync(new BatchSpec("hdfs:///jars/nightly.jar") { Name = "nightly" }));

        Assert.True(failure.MayHaveReachedServer);
    }
}
