using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>Uploads as bytes: names, parts, and what the kind of the session makes of them.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class UploadWireCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task Upload_ToEachRoute_IsAnEmpty200()
    {
        var python = await SessionAsync(SessionKind.PySpark);
        var spark = await SessionAsync(SessionKind.Spark);

        var file = await UploadAsync(python, "upload-file", "file", $"{Names.New("file")}.txt");
        var module = await UploadAsync(python, "upload-pyfile", "file", $"m{Guid.NewGuid():N}.py");
        using var jar = Form("jar", $"\"{Names.New("jar")}.jar\"", await File.ReadAllBytesAsync(Server.JobsJar, Token));
        var library = await SendAsync("POST", $"/sessions/{spark.Id}/upload-jar", jar, Token);

        file.Status.ShouldBe(200, file.Text);
        file.Body.ShouldBeEmpty();
        module.Status.ShouldBe(200, module.Text);
        library.Status.ShouldBe(200, library.Text);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Add_ToEachRoute_IsAnEmpty200()
    {
        var python = await SessionAsync(SessionKind.PySpark);
        var spark = await SessionAsync(SessionKind.Spark);

        var file = await PostAsync($"/sessions/{python.Id}/add-file", $$"""{"uri":"{{Server.PiPyUri}}"}""");
        var module = await PostAsync($"/sessions/{python.Id}/add-pyfile", $$"""{"uri":"{{Server.PiPyUri}}"}""");
        var library = await PostAsync($"/sessions/{spark.Id}/add-jar", $$"""{"uri":"{{Server.JobsJarUri}}"}""");

        file.Status.ShouldBe(200, file.Text);
        file.Body.ShouldBeEmpty();
        module.Status.ShouldBe(200, module.Text);
        library.Status.ShouldBe(200, library.Text);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Upload_WithoutThePart_Is400()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var wrongName = await UploadAsync(session, "upload-file", "jar", "x.txt");
        using var withoutFileName = new MultipartFormDataContent { { new StringContent("x"), "file" } };
        var noFile = await SendAsync("POST", $"/sessions/{session.Id}/upload-file", withoutFileName, Token);
        var noJar = await UploadAsync(session, "upload-jar", "file", "x.jar");

        wrongName.Status.ShouldBe(400);
        wrongName.Text.ShouldBe("\"No file sent!\"");
        noFile.Status.ShouldBe(400);
        noJar.Status.ShouldBe(400);
        noJar.Text.ShouldBe("\"No jar sent!\"");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.SecondUploadKeepsTheFirst])]
    public async Task Upload_UnderAUsedName_KeepsTheFirst()
    {
        const string Read = "import pyspark\nopen(pyspark.SparkFiles.get('kept.txt')).read()";
        OnMock(Read, answer => answer.Returns("'first'"));
        var session = await SessionAsync(SessionKind.PySpark);

        var first = await UploadAsync(session, "upload-file", "file", "kept.txt", "first");
        var second = await UploadAsync(session, "upload-file", "file", "kept.txt", "other");
        var read = await RunAsync(session, Read);

        first.Status.ShouldBe(200, first.Text);
        second.Status.ShouldBe(200, second.Text);
        TextOf(read).ShouldBe("'first'");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Add_OfWhatIsNotAllowed_Is400()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var outside = await PostAsync($"/sessions/{session.Id}/add-file", """{"uri":"file:///etc/passwd"}""");
        var relative = await PostAsync($"/sessions/{session.Id}/add-jar", """{"uri":"relative.jar"}""");

        outside.Status.ShouldBe(400);
        outside.Text.ShouldBe("""{"msg":"requirement failed: Local path /etc/passwd cannot be added to user sessions."}""");
        relative.Status.ShouldBe(400);
        relative.Text.ShouldBe("""{"msg":"requirement failed: Path 'relative.jar' is not absolute."}""");
    }
}
