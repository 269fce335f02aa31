using System.Text;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class UploadTests
{
    private const string Line = "POST /sessions/7/upload-file";

    [Fact]
    public async Task Upload_OfAStreamThatCanSeek_SendsExactlyTheMultipartBody()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        using var stream = new MemoryStream("hello"u8.ToArray());

        await client.Api.UploadFileAsync(7, new UploadPart("däta你.txt", stream));

        var sent = server.Requests.ShouldHaveSingleItem();
        var boundary = sent.Headers["Content-Type"].Split("boundary=")[1];
        sent.Headers["Content-Type"].ShouldStartWith("multipart/form-data; boundary=livy-");
        sent.Text.ShouldBe(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"däta你.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nhello\r\n--{boundary}--\r\n");
        sent.Headers["Content-Length"].ShouldBe($"{Encoding.UTF8.GetByteCount(sent.Text)}");
    }

    [Fact]
    public async Task Upload_FromTheMiddleOfAStream_SendsTheRest()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        using var stream = new MemoryStream("skipped,sent"u8.ToArray()) { Position = 8 };

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream));

        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Text.ShouldContain("\r\n\r\nsent\r\n");
        sent.Headers["Content-Length"].ShouldBe($"{sent.Body.Length}");
    }

    [Fact]
    public async Task Upload_FromBehindTheEndOfAStream_SendsAnEmptyFile()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        using var stream = new MemoryStream([1, 2, 3]) { Position = 1000 };

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream));

        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Headers["Content-Length"].ShouldBe($"{sent.Body.Length}");
    }

    [Fact]
    public async Task Upload_OfAStreamThatCanNotSeek_HasNoLength()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        var progress = new ProgressList<TransferProgress>();
        using var stream = new EndlessStream(5);

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream, progress));

        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Headers.Keys.ShouldNotContain("Content-Length");
        sent.Text.ShouldContain("\r\n\r\nxxxxx\r\n");
        progress.Reports.ShouldBe([new TransferProgress(5, TotalBytes: null)]);
    }

    [Fact]
    public async Task Upload_OfSeveralBlocks_ReportsEach()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        var progress = new ProgressList<TransferProgress>();
        using var stream = new MemoryStream(new byte[200_000]);

        await client.Api.UploadFileAsync(7, new UploadPart("a.bin", stream, progress));

        progress.Reports.ShouldBe([new TransferProgress(81_920, 200_000), new TransferProgress(163_840, 200_000), new TransferProgress(200_000, 200_000)]);
    }

    [Fact]
    public async Task Upload_OfAnEmptyFile_IsSentAndReportsNothing()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        var progress = new ProgressList<TransferProgress>();

        await client.Api.UploadFileAsync(7, new UploadPart("a.bin", new MemoryStream(), progress));

        server.Requests.ShouldHaveSingleItem().Text.ShouldContain("\r\n\r\n\r\n--");
        progress.Reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_WhenDone_LeavesTheStreamOpen()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        using var stream = new EndlessStream(5);

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream));

        stream.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task Upload_WithAFailingProgress_EndsWithItsException()
    {
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient();

        var upload = client.Api.UploadFileAsync(7, new UploadPart("a.txt", new EndlessStream(5), new FailingProgress<TransferProgress>()));

        (await Should.ThrowAsync<InvalidOperationException>(() => upload)).Message.ShouldBe("The progress failed.");
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    public async Task Upload_ThatIsRefused_IsNotRepeated(int status)
    {
        var time = new SimulatedClock();
        var server = Ready().On(Line, Answers.Error(status, "not now"));
        using var client = server.CreateClient(time);

        await time.RunUntilThrownAsync<LivyApiException>(client.Sessions.Attach(7).Files.UploadFileAsync("a.txt", new MemoryStream([1])));

        server.CountOf(Line).ShouldBe(1);
    }

    [Fact]
    public async Task Upload_ThatCouldNotConnect_IsNotRepeated()
    {
        var time = new SimulatedClock();
        var server = Ready().On(Line, Answers.Refused());
        using var client = server.CreateClient(time);

        await time.RunUntilThrownAsync<LivyConnectionException>(client.Sessions.Attach(7).Files.UploadFileAsync("a.txt", new MemoryStream([1])));

        server.CountOf(Line).ShouldBe(1);
    }

    [Fact]
    public async Task Upload_WithoutAnAnswer_EndsAfterTheResponseLimit()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On(Line, Answers.Hang());
        using var client = server.CreateClient(time);

        var error = await time.RunUntilThrownAsync<LivyConnectionException>(client.Api.UploadFileAsync(7, new UploadPart("a.txt", new MemoryStream([1]))));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(180));
        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("the file was sent, but no answer came");
    }

    [Fact]
    public async Task Upload_ThatStandsStill_EndsAfterTheIdleLimit()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty));
        using var client = server.CreateClient(time);
        using var stream = new SlowStream(time, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));

        var error = await time.RunUntilThrownAsync<LivyConnectionException>(client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream)));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(59 + 59 + 60));
        error.Message.ShouldContain("no byte of the file could be sent for 00:01:00");
    }

    [Fact]
    public async Task Upload_ThatIsSlowButMoves_TakesAsLongAsItTakes()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On(Line, Answers.Json(200, string.Empty).After(TimeSpan.FromSeconds(179), time));
        using var client = server.CreateClient(time);
        using var stream = new SlowStream(time, [.. Enumerable.Repeat(TimeSpan.FromSeconds(59), 100)]);

        await time.RunUntilAsync(client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream)));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds((59 * 100) + 179));
    }

    [Fact]
    public async Task Upload_Cancelled_ThrowsWithTheCallersToken()
    {
        var server = new StubLivy().On(Line, Answers.Hang());
        using var client = server.CreateClient();
        using var caller = new CancellationTokenSource();

        var upload = client.Api.UploadFileAsync(7, new UploadPart("a.txt", new MemoryStream([1])), cancellationToken: caller.Token);
        await caller.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => upload)).CancellationToken.ShouldBe(caller.Token);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("sp ace.txt")]
    [InlineData("a;b.txt")]
    [InlineData("a/b.txt")]
    [InlineData("..\\up.txt")]
    [InlineData("a\"b.txt")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a%20b.txt")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a:b")]
    [InlineData("*")]
    [InlineData(".")]
    [InlineData("..")]
    public void UploadPart_WithANameTheServerCanNotTake_IsRefused(string name) =>
        Should.Throw<ArgumentException>(() => new UploadPart(name, new MemoryStream())).ParamName.ShouldBe("fileName");

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("däta你.txt")]
    [InlineData("a+b=c&d'e(1)!@$,~.tar.gz")]
    [InlineData(".hidden")]
    public void UploadPart_WithANameTheServerTakes_IsTaken(string name) => new UploadPart(name, new MemoryStream()).FileName.ShouldBe(name);

    [Fact]
    public void UploadPart_OfAStreamThatCanNotBeRead_IsRefused()
    {
        var stream = new MemoryStream();
        stream.Dispose();

        Should.Throw<ArgumentException>(() => new UploadPart("a.txt", stream));
        Should.Throw<ArgumentNullException>(() => new UploadPart("a.txt", null!));
    }

    private static StubLivy Ready() => new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle")));
}
