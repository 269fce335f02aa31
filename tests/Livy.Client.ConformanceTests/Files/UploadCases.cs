namespace Livy.Client.ConformanceTests;

/// <summary>Files that are uploaded into a session, or added to it, and used by its code.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class UploadCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task UploadPyFileAsync_AModule_IsImportedByDriverAndExecutors()
    {
        const string Code = "import uploaded_module\n(uploaded_module.answer, sc.parallelize([1]).map(lambda n: __import__('uploaded_module').answer).first())";
        OnMock(Code, answer => answer.Returns("(42, 42)"));
        var session = await SessionAsync(SessionKind.PySpark);
        using var module = new MemoryStream("answer = 42\n"u8.ToArray());

        await session.Files.UploadPyFileAsync("uploaded_module.py", module, cancellationToken: Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("(42, 42)");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_FromAPath_IsFoundInPython()
    {
        const string Code = "from pyspark import SparkFiles\nopen(SparkFiles.get('däta.txt'), encoding='utf-8').read()";
        OnMock(Code, answer => answer.Returns("'héllo 😀'"));
        var session = await SessionAsync(SessionKind.PySpark);
        var progress = new Changes<TransferProgress>();

        await session.Files.UploadFileAsync(WriteFile("däta.txt", "héllo 😀"), progress, Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("'héllo 😀'");
        progress.Seen[^1].BytesSent.ShouldBe(11);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_FiveMegabytes_ArrivesWhole()
    {
        const string Code = "import hashlib\nfrom pyspark import SparkFiles\nhashlib.sha256(open(SparkFiles.get('large.bin'), 'rb').read()).hexdigest()";
        var bytes = new byte[5_000_000];
        new Random(17).NextBytes(bytes);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        OnMock(Code, answer => answer.Returns($"'{digest}'"));
        var session = await SessionAsync(SessionKind.PySpark);
        using var content = new MemoryStream(bytes);

        await session.Files.UploadFileAsync("large.bin", content, cancellationToken: Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe($"'{digest}'");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_AnotherFileOfTheSameName_KeepsTheFirst()
    {
        const string Code = "from pyspark import SparkFiles\nopen(SparkFiles.get('twice.txt')).read()";
        OnMock(Code, answer => answer.Returns("'first'"));

        // A session of its own: every Spark task after the second upload fails, since the executor finds another file of that name.
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        using var first = new MemoryStream("first"u8.ToArray());
        using var second = new MemoryStream("second"u8.ToArray());

        await session.Files.UploadFileAsync("twice.txt", first, cancellationToken: Token);
        await session.Files.UploadFileAsync("twice.txt", second, cancellationToken: Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("'first'");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task AddFileAsync_AUri_IsFoundByCode()
    {
        const string Code = "from pyspark import SparkFiles\nopen(SparkFiles.get('added.txt')).read()";
        OnMock(Code, answer => answer.Returns("'added'"));
        var session = await SessionAsync(SessionKind.PySpark);
        var file = WriteFile("added.txt", "added");

        await session.Files.AddFileAsync(new Uri(file).AbsoluteUri, Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("'added'");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task AddPyFileAsync_AUri_IsImported()
    {
        const string Code = "import added_module\nadded_module.answer";
        OnMock(Code, answer => answer.Returns("43"));
        var session = await SessionAsync(SessionKind.PySpark);
        var file = WriteFile("added_module.py", "answer = 43\n");

        await session.Files.AddPyFileAsync(new Uri(file).AbsoluteUri, Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("43");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadJarAsync_ToASparkSession_IsFoundByTheRepl()
    {
        const string Code = "println(classOf[com.example.livy.jobs.AnswerJob].getName)";
        OnMock(Code, answer => answer.Returns("com.example.livy.jobs.AnswerJob\n"));
        var session = await SessionAsync(SessionKind.Spark);

        await session.Files.UploadJarAsync(Server.JobsJar, cancellationToken: Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("com.example.livy.jobs.AnswerJob\n");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task AddJarAsync_ToASparkSession_IsListedBySpark()
    {
        const string Code = "println(sc.listJars.exists(_.endsWith(\"added-jobs.jar\")))";
        OnMock(Code, answer => answer.Returns("true\n"));
        var session = await SessionAsync(SessionKind.Spark);
        var jar = Path.Combine(Server.Folder, "added-jobs.jar");
        File.Copy(Server.JobsJar, jar);

        await session.Files.AddJarAsync(new Uri(jar).AbsoluteUri, Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("true\n");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_ToASparkSession_IsFoundByCode()
    {
        const string Code = "println(scala.io.Source.fromFile(org.apache.spark.SparkFiles.get(\"scala.txt\")).mkString)";
        OnMock(Code, answer => answer.Returns("for scala\n"));
        var session = await SessionAsync(SessionKind.Spark);
        using var content = new MemoryStream("for scala"u8.ToArray());

        await session.Files.UploadFileAsync("scala.txt", content, cancellationToken: Token);
        var output = await session.RunAsync(Code, Token);

        output.Text.ShouldBe("for scala\n");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_WhileTheSessionStarts_WaitsForIt()
    {
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);
        using var content = new MemoryStream("early"u8.ToArray());

        await session.Files.UploadFileAsync("early.txt", content, cancellationToken: Token);

        (await session.GetStateAsync(Token)).IsReady.ShouldBeTrue();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadJarAsync_ToAPySparkSession_IsRefusedBeforeItIsSent()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var refusal = await Should.ThrowAsync<NotSupportedException>(() => session.Files.UploadJarAsync(Server.JobsJar, cancellationToken: Token));

        refusal.Message.ShouldContain(nameof(SessionSpec.Jars));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadPyFileAsync_ToASparkSession_IsRefusedBeforeItIsSent()
    {
        var session = await SessionAsync(SessionKind.Spark);
        using var content = new MemoryStream("x = 1"u8.ToArray());

        var refusal = await Should.ThrowAsync<NotSupportedException>(() => session.Files.UploadPyFileAsync("module.py", content, cancellationToken: Token));

        refusal.Message.ShouldContain(nameof(SessionSpec.PyFiles));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task AddFileAsync_AMissingFile_SaysSo()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var error = await Should.ThrowAsync<LivyApiException>(() => session.Files.AddFileAsync(new Uri(Path.Combine(Server.Folder, "missing.txt")).AbsoluteUri, Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task AddFileAsync_OutsideTheAllowedFolders_IsRefused()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var error = await Should.ThrowAsync<LivyApiException>(() => session.Files.AddFileAsync("file:///etc/passwd", Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotAllowed);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_ToAnUnknownSession_SaysSo()
    {
        using var content = new MemoryStream("x"u8.ToArray());

        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Api.UploadFileAsync(99999, new UploadPart("x.txt", content), cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task StartAsync_WithJarsAndPyFiles_BothAreUsed()
    {
        const string Import = "import spec_module\nspec_module.answer";
        const string Load = "sc._jvm.java.lang.Class.forName('com.example.livy.jobs.AnswerJob', False, sc._jvm.java.lang.Thread.currentThread().getContextClassLoader()).getName()";
        OnMock(Import, answer => answer.Returns("44"));
        OnMock(Load, answer => answer.Returns("'com.example.livy.jobs.AnswerJob'"));
        var module = new Uri(WriteFile("spec_module.py", "answer = 44\n")).AbsoluteUri;
        await using var session = await Livy.Sessions.New(SessionKind.PySpark).WithJars(Server.JobsJarUri).WithPyFiles(module).StartAsync(Token);

        var python = await session.RunAsync(Import, Token);
        var java = await session.RunAsync(Load, Token);

        python.Text.ShouldBe("44");
        java.Text.ShouldBe("'com.example.livy.jobs.AnswerJob'");
    }
}
