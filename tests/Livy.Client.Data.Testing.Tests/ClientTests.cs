namespace Livy.Client.Data.Testing.Tests;

/// <summary>What a user's test does: the real client on the mock server.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private LivyMockServer _server = null!;
    private LivyClient _livy = null!;
    private LivySession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await LivyMockServer.StartAsync(new FakeLivyOptions { SessionStartTime = TimeSpan.Zero, JobTime = TimeSpan.Zero, StatementTime = TimeSpan.Zero });
        _livy = new LivyClient(_server.Url);
        _session = await _livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark));
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _livy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Query_OfAText_GivesTheScriptedRows()
    {
        _server.Livy.OnQuery("select name, age from people where age > :p0").ReturnsRows(new Person("Ann", 31), new Person("Bob", null));

        var people = await _session.QueryAsync<Person>($"select name, age from people where age > {30}").ToListAsync();

        people.ShouldBe([new Person("Ann", 31), new Person("Bob", null)]);
        _server.Livy.Queries().ShouldHaveSingleItem().Parameters.ShouldBe([30]);
    }

    [Fact]
    public async Task Query_ByStatements_GivesTheSame()
    {
        _server.Livy.OnQuery("select name, age from people where age > :age").ReturnsRows(new Person("Ann", 31));

        var people = await _session.QueryAsync<Person>("select name, age from people where age > :age", new QueryOptions { Carrier = QueryCarrier.Statements }, ("age", 30)).ToListAsync();

        people.ShouldBe([new Person("Ann", 31)]);
    }

    [Fact]
    public async Task Query_InASparkSession_GivesTheSame()
    {
        _server.Livy.OnQuery("select 1").ReturnsRows(1);
        await using var session = await _livy.Sessions.StartAsync(new SessionSpec(SessionKind.Spark));

        var byStatements = await session.QueryAsync<int>($"select 1", new QueryOptions { Carrier = QueryCarrier.Statements }).ToListAsync();
        var byJobs = await session.QueryAsync<int>($"select 1").ToListAsync();

        byStatements.ShouldBe([1]);
        byJobs.ShouldBe([1]);
    }

    [Theory]
    [InlineData(QueryFormat.Arrow)]
    [InlineData(QueryFormat.Json)]
    public async Task Query_OfEveryType_ComesBackAsItWas(QueryFormat format)
    {
        var row = new Row(
            true, -1, -2, 3, 4, 1.5f, 2.5, 12.34m, "Zoë", Guid.NewGuid(), DayOfWeek.Friday, new DateOnly(1969, 12, 31), new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero),
            new DateTime(2026, 3, 1, 12, 30, 0), TimeSpan.FromDays(-1.5), [1, 2, 255], [1, null], new Dictionary<string, double> { ["a"] = 0.5 }, new Person("Ann", null));
        _server.Livy.OnQuery("select *").ReturnsRows(row);

        var read = await _session.QueryAsync<Row>($"select *", new QueryOptions { Format = format }).ToListAsync();

        read.ShouldHaveSingleItem().ShouldBeEquivalentTo(row);
    }

    [Fact]
    public async Task Query_WithEveryParameter_SendsItsValue()
    {
        _server.Livy.OnQuery(_ => true).ReturnsRows<int>();
        var (date, instant, clock, took) = (new DateOnly(1969, 12, 31), new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), new DateTime(2026, 3, 1, 12, 30, 0), TimeSpan.FromMinutes(-5));

        await _session.QueryAsync<int>($"select {true}, {(short)1}, {2}, {3L}, {1.5f}, {2.5}, {12.50m}, {"x"}, {(string?)null}").ToListAsync();
        await _session.QueryAsync<int>($"select {date}, {instant}, {clock}, {took}, {new byte[] { 1, 2 }} where id in {new[] { 7, 8 }}").ToListAsync();

        var queries = _server.Livy.Queries();
        queries[0].Parameters.ShouldBe([true, (short)1, 2, 3L, 1.5f, 2.5, 12.50m, "x", null]);
        queries[1].Parameters.ShouldBe([date, instant, clock, took, new byte[] { 1, 2 }, 7, 8]);
        queries[1].Text.ShouldBe("select :p0, :p1, :p2, :p3, :p4 where id in (:p5, :p6)");
    }

    [Theory]
    [InlineData("pyspark")]
    [InlineData("spark")]
    public async Task DataFrame_OfAnExpression_GivesTheScriptedRows(string kind)
    {
        _server.Livy.OnDataFrame("""people.filter("age > 30").select('name')""").ReturnsRows(new { name = "Ann" });
        await using var session = await _livy.Sessions.StartAsync(new SessionSpec(new SessionKind(kind)));

        var names = await session.ReadAsync<string>("""people.filter("age > 30").select('name')""").ToListAsync();

        names.ShouldBe(["Ann"]);
        _server.Livy.Queries().ShouldHaveSingleItem().IsDataFrame.ShouldBeTrue();
    }

    [Fact]
    public async Task DataFrame_ThatNobodyScripted_IsAStatementThatFails()
    {
        _server.Livy.OnQuery("people").ReturnsRows("Ann");

        await Should.ThrowAsync<LivyStatementFailedException>(async () => await _session.ReadAsync<string>("people").ToListAsync());
    }

    [Fact]
    public async Task Query_OfManyRows_ComesInOrder()
    {
        _server.Livy.OnQuery("many").ReturnsRows(Enumerable.Range(0, 100_000).Select(n => (n, $"name {n}")));

        var numbers = await _session.QueryAsync<(int Number, string Name)>($"many", new QueryOptions { PageSize = 65_536 }).Select(row => row.Number).ToListAsync();

        numbers.ShouldBe(Enumerable.Range(0, 100_000));
    }

    [Fact]
    public async Task Query_ThatFails_IsTheClientsException()
    {
        _server.Livy.OnQuery("select bad").Fails("TABLE_OR_VIEW_NOT_FOUND", "[TABLE_OR_VIEW_NOT_FOUND] The table or view `bad` cannot be found.", sqlState: "42P01");

        var failure = await Should.ThrowAsync<LivyQueryFailedException>(async () => await _session.QueryAsync<int>($"select bad").ToListAsync());

        failure.ErrorClass.ShouldBe("TABLE_OR_VIEW_NOT_FOUND");
        failure.SqlState.ShouldBe("42P01");
        failure.Message.ShouldContain("The table or view `bad` cannot be found.");
    }

    [Fact]
    public async Task Query_ThatNobodyScripted_SaysWhatIs()
    {
        _server.Livy.OnQuery("select name from people").ReturnsRows("Ann");

        var failure = await Should.ThrowAsync<LivyQueryFailedException>(async () => await _session.QueryAsync<string>($"select nam from people").ToListAsync());

        failure.Message.ShouldContain("no OnQuery matches \"select nam from people\". There are: \"select name from people\".");
    }

    [Fact]
    public async Task Query_ThatFailsInTheMiddle_GivesTheRowsBefore()
    {
        _server.Livy.OnQuery("late").ReturnsRows(1, 2).ThenFails("DIVIDE_BY_ZERO", "[DIVIDE_BY_ZERO] Division by zero.");
        List<int> read = [];

        var failure = await Should.ThrowAsync<LivyQueryFailedException>(async () =>
        {
            await foreach (var number in _session.QueryAsync<int>($"late"))
            {
                read.Add(number);
            }
        });

        failure.ErrorClass.ShouldBe("DIVIDE_BY_ZERO");
        read.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Query_ThatTakesLong_IsWaitedFor()
    {
        _server.Livy.OnQuery("slow").ReturnsRows(1).Takes(TimeSpan.FromMilliseconds(300));
        var started = TimeProvider.System.GetTimestamp();

        var read = await _session.QueryAsync<int>($"slow").ToListAsync();

        read.ShouldBe([1]);
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task Query_LeftInTheMiddle_LetsTheRowsGo()
    {
        var ended = new TaskCompletionSource();
        _server.Livy.OnQuery("endless").ReturnsRows(_ => Endless(ended));

        await foreach (var number in _session.QueryAsync<int>($"endless", new QueryOptions { PageSize = 16_384 }))
        {
            if (number == 3)
            {
                break;
            }
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static IEnumerable<int> Endless(TaskCompletionSource ended)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                yield return n;
            }
        }
        finally
        {
            ended.SetResult();
        }
    }

    private sealed record Person(string Name, int? Age);

    private sealed record Row(
        bool Flag, sbyte Tiny, short Small, int Whole, long Long, float Single, double Double, decimal Exact, string Text, Guid Id, DayOfWeek Weekday, DateOnly Day, DateTimeOffset Instant,
        DateTime Clock, TimeSpan Took, byte[] Bytes, List<int?> Numbers, Dictionary<string, double> Shares, Person Owner);
}
