using Livy.Client.Testing;

namespace Livy.Client.Tests;

public sealed class SessionFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livy-unit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task UploadJar_FromAPath_SendsTheFileUnderItsName()
    {
        var path = Path.Combine(_folder, "app.jar");
        await File.WriteAllTextAsync(path, "jar bytes");
        var server = Server("spark").On("POST /sessions/7/upload-jar", Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        var progress = new ProgressList<TransferProgress>();

        await client.Sessions.Attach(7).Files.UploadJarAsync(path, progress);

        server.Requests[^1].Text.ShouldContain("name=\"jar\"; filename=\"app.jar\"\r\nContent-Type: application/octet-stream\r\n\r\njar bytes\r\n");
        progress.Reports.ShouldBe([new TransferProgress(9, 9)]);
    }

    [Fact]
    public async Task Upload_OfAMissingFile_ThrowsBeforeSending()
    {
        var server = Server("pyspark");
        using var client = server.CreateClient();
        var files = client.Sessions.Attach(7).Files;

        await Should.ThrowAsync<FileNotFoundException>(() => files.UploadJarAsync(Path.Combine(_folder, "nosuch.jar")));
        await Should.ThrowAsync<FileNotFoundException>(() => files.UploadPyFileAsync(Path.Combine(_folder, "nosuch.py")));
        await Should.ThrowAsync<FileNotFoundException>(() => files.UploadFileAsync(Path.Combine(_folder, "nosuch.txt")));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_OfANameTheServerCanNotTake_ThrowsBeforeSending()
    {
        var path = Path.Combine(_folder, "sp ace.txt");
        await File.WriteAllTextAsync(path, "x");
        var server = Server("pyspark");
        using var client = server.CreateClient();

        await Should.ThrowAsync<ArgumentException>(() => client.Sessions.Attach(7).Files.UploadFileAsync(path));

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Upload_OfABlankPath_Throws(string path)
    {
        using var client = Server("pyspark").CreateClient();

        await Should.ThrowAsync<ArgumentException>(() => client.Sessions.Attach(7).Files.UploadFileAsync(path));
    }

    [Theory]
    [InlineData("spark")]
    [InlineData("sql")]
    [InlineData("sparkr")]
    [InlineData("shared")]
    public async Task PyFiles_InASessionThatCanNotUseThem_AreRefusedWithAWayOut(string kind)
    {
        var server = Server(kind);
        using var client = server.CreateClient();
        var files = client.Sessions.Attach(7).Files;

        (await Should.ThrowAsync<NotSupportedException>(() => files.UploadPyFileAsync("a.py", new MemoryStream()))).Message.ShouldContain("PyFiles when the session is created");
        (await Should.ThrowAsync<NotSupportedException>(() => files.AddPyFileAsync("hdfs:///a.py"))).Message.ShouldContain(kind);

        server.Lines.Distinct().ShouldBe(["GET /sessions/7"]);
    }

    [Fact]
    public async Task Jars_InAPySparkSession_AreRefusedWithAWayOut()
    {
        var server = Server("pyspark");
        using var client = server.CreateClient();
        var files = client.Sessions.Attach(7).Files;

        (await Should.ThrowAsync<NotSupportedException>(() => files.UploadJarAsync("a.jar", new MemoryStream()))).Message.ShouldContain("Jars when the session is created");
        await Should.ThrowAsync<NotSupportedException>(() => files.AddJarAsync("hdfs:///a.jar"));

        server.Lines.Distinct().ShouldBe(["GET /sessions/7"]);
    }

    [Fact]
    public async Task Files_OfEachSort_GoWhereTheyWork()
    {
        var server = Server("pyspark")
            .On("POST /sessions/7/upload-pyfile", Answers.Json(200, string.Empty))
            .On("POST /sessions/7/upload-file", Answers.Json(200, string.Empty))
            .On("POST /sessions/7/add-pyfile", Answers.Json(200, string.Empty))
            .On("POST /sessions/7/add-file", Answers.Json(200, string.Empty));
        using var client = server.CreateClient();
        var files = client.Sessions.Attach(7).Files;

        await files.UploadPyFileAsync("a.py", new MemoryStream());
        await files.UploadFileAsync("a.txt", new MemoryStream());
        await files.AddPyFileAsync("hdfs:///a.py");
        await files.AddFileAsync("/data/a.txt");

        server.Lines.ShouldBe(["GET /sessions/7", "POST /sessions/7/upload-pyfile", "POST /sessions/7/upload-file", "POST /sessions/7/add-pyfile", "POST /sessions/7/add-file"]);
        server.Requests[^1].Text.ShouldBe("""{"uri":"/data/a.txt"}""");
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("")]
    [InlineData("hdfs:///a b.txt")]
    public async Task Add_OfWhatIsNoAbsoluteUri_IsRefusedBeforeSending(string uri)
    {
        var server = Server("pyspark");
        using var client = server.CreateClient();
        var files = client.Sessions.Attach(7).Files;

        await Should.ThrowAsync<ArgumentException>(() => files.AddFileAsync(uri));
        await Should.ThrowAsync<ArgumentException>(() => files.AddJarAsync(uri));
        await Should.ThrowAsync<ArgumentException>(() => files.AddPyFileAsync(uri));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_WhileTheSessionStarts_WaitsForIt()
    {
        var time = new SimulatedClock();
        var server = new StubLivy()
            .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.Ok(Bodies.Session(7, "idle")))
            .On("POST /sessions/7/add-file", Answers.Json(200, string.Empty));
        using var client = server.CreateClient(time);

        await time.RunUntilAsync(client.Sessions.Attach(7).Files.AddFileAsync("/data/a.txt"));

        server.Lines.ShouldBe(["GET /sessions/7", "GET /sessions/7", "POST /sessions/7/add-file"]);
    }

    private static StubLivy Server(string kind) => new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle", kind)));
}
