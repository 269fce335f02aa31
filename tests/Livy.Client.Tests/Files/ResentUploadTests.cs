using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Uploads that a handler sends twice, and files that are not there.</summary>
public sealed class ResentUploadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livy-unit-").FullName;
    private readonly ResendingHandler _handler = new();

    public void Dispose()
    {
        _handler.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Upload_SentTwice_BeginsWhereItBeganBefore()
    {
        using var stream = new MemoryStream("skipped,sent"u8.ToArray()) { Position = 8 };
        using var client = Client();

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", stream));

        _handler.Bodies.Count.ShouldBe(2);
        _handler.Bodies[0].ShouldContain("\r\n\r\nsent\r\n--");
        _handler.Bodies[1].ShouldBe(_handler.Bodies[0]);
    }

    [Fact]
    public async Task Upload_SentTwice_TellsItsProgressAnew()
    {
        var progress = new ProgressList<TransferProgress>();
        using var client = Client();

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", new MemoryStream(new byte[100_000]), progress));

        TransferProgress[] once = [new(81_920, 100_000), new(100_000, 100_000)];
        progress.Reports.ShouldBe([.. once, .. once]);
    }

    [Fact]
    public async Task Upload_SentTwiceOfAStreamThatCanNotSeek_IsRefusedWithAWayOut()
    {
        using var client = Client();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.UploadFileAsync(7, new UploadPart("a.txt", new EndlessStream(5))));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("give one that can seek, or a file");
        _handler.Bodies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Upload_OfAFileInAMissingFolder_IsRefusedBeforeSending()
    {
        var server = new StubLivy();
        using var client = server.CreateClient();
        var path = Path.Combine(_folder, "nosuch", "a.txt");

        var error = await Should.ThrowAsync<FileNotFoundException>(() => client.Sessions.Attach(7).Files.UploadFileAsync(path));

        error.FileName.ShouldBe(path);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_OfAFolder_IsRefusedBeforeSending()
    {
        var server = new StubLivy();
        using var client = server.CreateClient();

        await Should.ThrowAsync<UnauthorizedAccessException>(() => client.Sessions.Attach(7).Files.UploadFileAsync(_folder));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_WhenDone_LetsGoOfTheFile()
    {
        var path = Path.Combine(_folder, "a.txt");
        await File.WriteAllTextAsync(path, "x");
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle"))).On("POST /sessions/7/upload-file", Answers.Ok("{}"));
        using var client = server.CreateClient();

        await client.Sessions.Attach(7).Files.UploadFileAsync(path);

        using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        alone.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData('\u0001')]
    [InlineData('\u007f')]
    [InlineData('\u0085')]
    public void Part_WithAControlCharacterInItsName_IsRefused(char character) =>
        Should.Throw<ArgumentException>(() => new UploadPart($"a{character}b", new MemoryStream())).ParamName.ShouldBe("fileName");

    // Not a theory: the test runner writes such texts down as others.
    [Fact]
    public void Part_WithHalfOfASurrogatePairInItsName_IsRefused() => Should.Throw<ArgumentException>(() => new UploadPart("a\ud83d", new MemoryStream()));

    private LivyClient Client() => new(_handler, new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = new SimulatedClock() }, disposeHandler: false);
}
