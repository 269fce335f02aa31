using System.Net;
using System.Text;
using System.Text.Json;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Where our way of sending through Refit differs from Refit's own.</summary>
public class LivyConnectionsTests
{
    private const string Log = "GET /sessions/7/log";
    private const int MegaByte = 1024 * 1024;

    private static readonly byte[] LargeLog = Encoding.UTF8.GetBytes($$"""{"id":7,"log":[{{string.Join(',', Enumerable.Repeat($"\"{new string('x', 1021)}\"", 1024))}}]}""");

    [Fact]
    public async Task Delete_WhoseBodyCanNotBeRead_Succeeds()
    {
        var server = new StubLivy().On("DELETE /sessions/7", Answers.With(200, () => new UnreadableContent()));
        using var client = server.CreateClientOverHandler();

        await client.Api.DeleteSessionAsync(7);

        server.Lines.ShouldBe(["DELETE /sessions/7"]);
    }

    [Fact]
    public async Task BareRefit_DeleteWhoseBodyCanNotBeRead_Fails()
    {
        var server = new StubLivy().On("DELETE /sessions/7", Answers.With(200, () => new UnreadableContent()));

        (await Record.ExceptionAsync(() => BareRefit.Over(server).DeleteSessionAsync(7))).ShouldNotBeNull();
    }

    [Fact]
    public void Call_AnsweredWithAMegaByte_AllocatesNoMoreThanReadingItFromTheConnection()
    {
        var server = LargeServer();
        using var client = server.CreateClientOverHandler();
        using var http = server.CreateHttpClient();

        var ours = Allocations(() => client.Api.GetSessionLogAsync(7));
        var byHand = Allocations(() => ReadByHandAsync(http));

        ours.ShouldBeLessThan(byHand + (64 * 1024));
    }

    [Fact]
    public void BareRefit_AnsweredWithAMegaByte_KeepsItInMemoryFirst()
    {
        var server = LargeServer();
        using var client = server.CreateClientOverHandler();
        var bare = BareRefit.Over(server);

        var ours = Allocations(() => client.Api.GetSessionLogAsync(7));
        var byRefit = Allocations(() => bare.GetSessionLogAsync(7));

        byRefit.ShouldBeGreaterThan(ours + (MegaByte * 9 / 10));
    }

    [Fact]
    public async Task Upload_OfAFile_NamesItInOneWayOnly()
    {
        var server = RouteCases.Server("UploadFile");
        using var client = server.CreateClientOverHandler();

        await client.Api.UploadFileAsync(7, new UploadPart("däta.txt", new MemoryStream([1])));

        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Text.ShouldContain("; filename=\"däta.txt\"\r\n");
        sent.Text.ShouldNotContain("filename*");
    }

    [Fact]
    public async Task Upload_OfSeveralFiles_HasABoundaryForEach()
    {
        var server = RouteCases.Server("UploadFile");
        using var client = server.CreateClientOverHandler();

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", new MemoryStream([1])));
        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", new MemoryStream([1])));

        server.Requests.Select(sent => sent.Headers["Content-Type"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task BareRefit_WithADefaultId_SendsARequestOfAnotherRoute()
    {
        var server = new StubLivy().Otherwise(Answers.Ok("""{"sessions":[]}"""));

        await Record.ExceptionAsync(() => BareRefit.Over(server).GetSessionAsync(default));

        server.Lines.ShouldBe(["GET /sessions/"]);
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithAnswer), MemberType = typeof(RouteCases))]
    public async Task Call_WithAResultAnsweredWithJsonNull_ThrowsUnexpectedContent(string name)
    {
        var server = new StubLivy().On(RouteCases.ByName[name].Line, Answers.Ok("null"));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => RouteCases.ByName[name].Call(client.Api, null))).ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithAnswer), MemberType = typeof(RouteCases))]
    public async Task Call_WithAResultAnsweredWithAnEmptyBody_ThrowsUnexpectedContent(string name)
    {
        var server = new StubLivy().On(RouteCases.ByName[name].Line, Answers.Ok(string.Empty));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => RouteCases.ByName[name].Call(client.Api, null));

        error.ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
        error.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(200, "null")]
    [InlineData(200, "")]
    [InlineData(204, "")]
    public async Task BareRefit_AnsweredWithoutAResult_BringsNull(int status, string body)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Json(status, body));

        (await BareRefit.Over(server).GetSessionAsync(7)).ShouldBeNull();
    }

    [Fact]
    public async Task Call_CancelledWhileTheBodyIsRead_ThrowsWithTheCallersToken()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.With(200, () => Json(new SlowStream(time, TimeSpan.FromHours(1)))));
        using var client = server.CreateClientOverHandler();
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);

        var error = await time.RunUntilThrownAsync<OperationCanceledException>(client.Api.GetSessionAsync(7, cancellationToken: caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Call_WhoseBodyTakesTooLong_EndsAtTheLimitOfTheRoute()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.With(200, () => Json(new SlowStream(time, TimeSpan.FromHours(1)))));
        using var client = server.CreateClient(time, options => options.Retry.MaxRetries = 0);

        var error = await time.RunUntilThrownAsync<LivyConnectionException>(client.Sessions.GetAsync(7));

        error.Message.ShouldContain("got no answer within 15 s");
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task BareRefit_OfAnAnswerThatRefuses_ThrowsAnExceptionOfItsOwn()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.NoSession("7"));

        (await Record.ExceptionAsync(() => BareRefit.Over(server).GetSessionAsync(7))).ShouldNotBeNull().ShouldNotBeAssignableTo<LivyException>();
    }

    [Fact]
    public void Handler_OfOurOwn_LivesNoLongerThanItsLimits()
    {
        using var handler = LivyConnections.CreateHandler(configure: null);

        handler.ShouldSatisfyAllConditions(
            () => handler.PooledConnectionIdleTimeout.ShouldBe(TimeSpan.FromSeconds(25)),
            () => handler.PooledConnectionLifetime.ShouldBe(TimeSpan.FromMinutes(5)),
            () => handler.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Handler_WithAConfiguration_IsChangedByItLast()
    {
        using var handler = LivyConnections.CreateHandler(own => own.ConnectTimeout = TimeSpan.FromSeconds(1));

        handler.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(1));
    }

    private static StubLivy LargeServer() => new StubLivy().On(Log, Answers.With(200, () => Json(new MemoryStream(LargeLog))));

    private static async Task<LogPage?> ReadByHandAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("http://livy:8998/sessions/7/log"), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(stream, LivyJsonContext.Default.LogPage).ConfigureAwait(false);
    }

    /// <summary>What this thread allocates for the third call; it ends where it began, for the stub answers at once.</summary>
    private static long Allocations(Func<Task> call)
    {
        call().IsCompletedSuccessfully.ShouldBeTrue();
        call().IsCompletedSuccessfully.ShouldBeTrue();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var third = call();
        var after = GC.GetAllocatedBytesForCurrentThread();
        third.IsCompletedSuccessfully.ShouldBeTrue();
        return after - before;
    }

    private static StreamContent Json(Stream stream)
    {
        var content = new StreamContent(stream);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
