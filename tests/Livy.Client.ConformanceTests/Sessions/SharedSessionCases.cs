namespace Livy.Client.ConformanceTests;

/// <summary>One session for several languages and several clients.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class SharedSessionCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_EachKind_SpeaksItsLanguage()
    {
        OnMock("println(40 + 2)", answer => answer.Returns("42\n"));
        OnMock("select 42 as answer", answer => answer.ReturnsRows(["answer:integer"], [42]));
        var session = await SessionAsync(SessionKind.Shared);

        var scala = await session.RunAsync("println(40 + 2)", StatementKind.Spark, Token);
        var sql = await session.RunAsync("select 42 as answer", StatementKind.Sql, Token);
        var python = await session.RunAsync("40 + 2", StatementKind.PySpark, Token);

        scala.Text.ShouldBe("42\n");
        sql.Table!.Rows[0][0].GetInt32().ShouldBe(42);
        python.Text.ShouldBe("42");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AViewOfOneKind_IsReadByTheOthers()
    {
        const string Create = "spark.range(5).createOrReplaceTempView('five')";
        const string Query = "select count(*) as n from five";
        const string Read = "println(spark.table(\"five\").count)";
        OnMock(Create, answer => answer.Returns(""));
        OnMock(Query, answer => answer.ReturnsRows(["n:long"], [5]));
        OnMock(Read, answer => answer.Returns("5\n"));
        var session = await SessionAsync(SessionKind.Shared);

        await session.RunAsync(Create, StatementKind.PySpark, Token);
        var sql = await session.RunAsync(Query, StatementKind.Sql, Token);
        var scala = await session.RunAsync(Read, StatementKind.Spark, Token);

        sql.Table!.Rows[0][0].GetInt64().ShouldBe(5);
        scala.Text.ShouldBe("5\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ByTwoClients_ShareCachedDataViewsAndVariables()
    {
        const string Make = "numbers = spark.range(1000).cache()\nnumbers.count()\nnumbers.createOrReplaceTempView('numbers')\nlimit = 10";
        const string Cached = "spark.catalog.isCached('numbers')";
        const string Query = "spark.sql('select count(*) from numbers where id < %d' % limit).first()[0]";
        OnMock(Make, answer => answer.Returns(""));
        OnMock(Cached, answer => answer.Returns("True"));
        OnMock(Query, answer => answer.Returns("10"));
        var id = (await SessionAsync(SessionKind.Shared)).Id;
        await using var firstClient = new LivyClient(Server.Url);
        await using var secondClient = new LivyClient(Server.Url);
        var first = firstClient.Sessions.Attach(id);
        var second = secondClient.Sessions.Attach(id);

        await first.RunAsync(Make, StatementKind.PySpark, Token);
        var cached = await second.RunAsync(Cached, StatementKind.PySpark, Token);
        var counted = await second.RunAsync(Query, StatementKind.PySpark, Token);

        cached.Text.ShouldBe("True");
        counted.Text.ShouldBe("10");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitAsync_WithoutAKind_IsRefusedBeforeItIsSent()
    {
        var session = await SessionAsync(SessionKind.Shared);
        var before = await session.ListStatementsPageAsync(cancellationToken: Token);

        await Should.ThrowAsync<ArgumentException>(() => session.SubmitAsync("1", cancellationToken: Token));

        (await session.ListStatementsPageAsync(cancellationToken: Token)).Total.ShouldBe(before.Total);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CreateStatementAsync_WithoutAKind_IsRefusedByTheServer()
    {
        var session = await SessionAsync(SessionKind.Shared);

        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Api.CreateStatementAsync(session.Id, new CreateStatementRequest { Code = "1" }, cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.KindRequired);
        error.IsTransient.ShouldBeFalse();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_InAnAttachedSharedSessionWithoutAKind_IsRefusedByTheServer()
    {
        var attached = Livy.Sessions.Attach((await SessionAsync(SessionKind.Shared)).Id);

        var error = await Should.ThrowAsync<LivyApiException>(() => attached.RunAsync("1", Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.KindRequired);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_OfAnUnknownKind_IsRefusedByTheServer()
    {
        var session = await SessionAsync(SessionKind.Shared);

        var error = await Should.ThrowAsync<LivyApiException>(() => session.RunAsync("1", new StatementKind("cobol"), Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.InvalidKind);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadPyFileAsync_ToASharedSession_IsRefusedBeforeItIsSent()
    {
        var session = await SessionAsync(SessionKind.Shared);
        using var content = new MemoryStream("x = 1"u8.ToArray());

        var refusal = await Should.ThrowAsync<NotSupportedException>(() => session.Files.UploadPyFileAsync("module.py", content, cancellationToken: Token));

        refusal.Message.ShouldContain(nameof(SessionSpec.PyFiles));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadJarAsync_ToASharedSession_ReachesTheDriver()
    {
        const string Code = "println(Class.forName(\"com.example.livy.jobs.AnswerJob\", false, Thread.currentThread.getContextClassLoader).getName)";
        OnMock(Code, answer => answer.Returns("com.example.livy.jobs.AnswerJob\n"));
        var session = await SessionAsync(SessionKind.Shared);

        await session.Files.UploadJarAsync(Server.JobsJar, cancellationToken: Token);
        var output = await session.RunAsync(Code, StatementKind.Spark, Token);

        output.Text.ShouldBe("com.example.livy.jobs.AnswerJob\n");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_ToASharedSession_IsFoundByCode()
    {
        const string Code = "from pyspark import SparkFiles\nopen(SparkFiles.get('shared.txt')).read()";
        OnMock(Code, answer => answer.Returns("'for all kinds'"));
        var session = await SessionAsync(SessionKind.Shared);
        using var content = new MemoryStream("for all kinds"u8.ToArray());

        await session.Files.UploadFileAsync("shared.txt", content, cancellationToken: Token);
        var output = await session.RunAsync(Code, StatementKind.PySpark, Token);

        output.Text.ShouldBe("'for all kinds'");
    }
}
