using Livy.Client.Testing;

namespace Livy.Client.Data.Tests;

/// <summary>What a query asks of the driver, and when.</summary>
public sealed class QueryDriverTests : IDisposable
{
    private readonly DriverCluster _cluster = new();

    private ScriptedDriver Driver => _cluster.Driver;

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Query_LeftInTheMiddle_ClosesTheResult()
    {
        Driver.Answer = DriverAnswers.OfNumbers(10);
        var session = await _cluster.StartAsync();

        await _cluster.RunAsync(LeaveAsync(session));

        Driver.Lines.Count(line => line == "job close").ShouldBe(1);
        Driver.Asked[^1].Reader.ShouldBe(Driver.Asked[0].Reader);
    }

    [Fact]
    public async Task Query_WhoseReaderThrows_ClosesTheResult()
    {
        Driver.Answer = DriverAnswers.OfNumbers(10);
        var session = await _cluster.StartAsync();

        await _cluster.RunUntilThrownAsync<FormatException>(ThrowAsync(session));

        Driver.Lines.Last().ShouldBe("job close");
    }

    [Fact]
    public async Task Query_OfAColumnThatDoesNotFit_ClosesTheResult()
    {
        Driver.Answer = DriverAnswers.OfNumbers(10);
        var session = await _cluster.StartAsync();

        await _cluster.RunUntilThrownAsync<LivyDataException>(session.QueryAsync<Dictionary<int, int>>($"n").ToListAsync().AsTask());

        Driver.Lines.ShouldBe(["job open", "job close"]);
    }

    [Fact]
    public async Task Query_CancelledWhileItOpens_ClosesTheResult()
    {
        Driver.Bring = (asked, answer) => DriverReply.Returns("x"u8.ToArray(), TimeSpan.FromMinutes(asked.Op == "open" ? 10 : 0));
        var session = await _cluster.StartAsync();
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _cluster.Time);

        await _cluster.RunUntilThrownAsync<OperationCanceledException>(session.QueryAsync<int>($"n", caller.Token).ToListAsync(CancellationToken.None).AsTask());
        await _cluster.Time.RunForAsync(TimeSpan.FromSeconds(5));

        Driver.Lines.ShouldContain("job close");
        Driver.Lines.ShouldNotContain("job page");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Query_CancelledByEitherToken_Ends(bool byTheFirst)
    {
        Driver.Answer = asked => asked.Op == "page" ? DriverAnswers.NotYet : DriverAnswers.OfNumbers(1)(asked);
        var session = await _cluster.StartAsync();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        using var simulated = new CancellationTokenSource(TimeSpan.FromSeconds(30), _cluster.Time);
        using var registration = simulated.Token.Register((byTheFirst ? first : second).Cancel);

        await _cluster.RunUntilThrownAsync<OperationCanceledException>(session.QueryAsync<int>($"n", first.Token).ToListAsync(second.Token).AsTask());

        Driver.Lines.Last().ShouldBe("job close");
    }

    [Fact]
    public async Task Query_ThatTakesLong_IsAskedForMoreAndMoreSeldom()
    {
        var ready = _cluster.Time.GetUtcNow() + TimeSpan.FromMinutes(2);
        Driver.Answer = asked => asked.Op == "page" && _cluster.Time.GetUtcNow() < ready ? DriverAnswers.NotYet : DriverAnswers.OfNumbers(3)(asked);
        var session = await _cluster.StartAsync();

        (await _cluster.RunAsync(session.QueryAsync<int>($"n").ToListAsync().AsTask())).ShouldBe([0, 1, 2]);

        var pages = Driver.Asked.Where(asked => asked.Op == "page").Select(asked => asked.At).ToList();
        var pauses = pages.Zip(pages.Skip(1), (one, next) => next - one).ToList();
        pauses.ShouldAllBe(pause => pause < TimeSpan.FromSeconds(3.5));
        pauses[^1].ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
        pauses[0].ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Query_ReadTwice_RunsAnewEachTime()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        var session = await _cluster.StartAsync();
        var rows = session.QueryAsync<int>($"n");
        rows.Info.ShouldBeNull();

        (await _cluster.RunAsync(rows.ToListAsync().AsTask())).ShouldBe([0, 1, 2]);
        var first = rows.Info;
        (await _cluster.RunAsync(rows.ToListAsync().AsTask())).ShouldBe([0, 1, 2]);

        Driver.Asked.Where(asked => asked.Op == "open").Select(asked => asked.Reader).ShouldBeUnique();
        rows.Info.ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Query_Read_SaysHowItCame()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        var session = await _cluster.StartAsync();
        var rows = session.QueryAsync<int>($"n");

        await _cluster.RunAsync(rows.ToListAsync().AsTask());

        rows.Info!.Carrier.ShouldBe(QueryCarrier.Jobs);
        rows.Info.Format.ShouldBe(QueryFormat.Json);
        rows.Info.Pages.ShouldBe(1);
        rows.Info.Bytes.ShouldBe(DriverAnswers.Numbers(3).Length);
        rows.Info.Schema.ToString().ShouldBe("n int");
    }

    [Fact]
    public async Task Query_NotRead_SendsNothing()
    {
        var session = await _cluster.StartAsync();
        var sent = _cluster.Livy.Requests.Count;

        _ = session.QueryAsync<int>($"n");

        _cluster.Livy.Requests.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task Linq_OverRows_DoesWhatItSays()
    {
        Driver.Answer = DriverAnswers.OfNumbers(5);
        var session = await _cluster.StartAsync();
        var rows = session.QueryAsync<int>($"n");

        (await _cluster.RunAsync(rows.CountAsync().AsTask())).ShouldBe(5);
        (await _cluster.RunAsync(rows.FirstOrDefaultAsync().AsTask())).ShouldBe(0);
        (await _cluster.RunAsync(rows.Skip(4).SingleAsync().AsTask())).ShouldBe(4);
        (await _cluster.RunAsync(rows.Where(number => number % 2 == 1).ToListAsync().AsTask())).ShouldBe([1, 3]);
        await _cluster.RunUntilThrownAsync<InvalidOperationException>(rows.SingleAsync().AsTask());
        Driver.Lines.Count(line => line == "job close").ShouldBe(5);
    }

    [Fact]
    public async Task Read_OfADataFrame_DropsItsView()
    {
        Driver.Answer = DriverAnswers.OfNumbers(2);
        _cluster.Livy.OnStatement(statement => statement.Code.Contains("createOrReplaceTempView", StringComparison.Ordinal)).Returns(string.Empty);
        var session = await _cluster.StartAsync();

        (await _cluster.RunAsync(session.ReadAsync<int>("df").ToListAsync().AsTask())).ShouldBe([0, 1]);

        var view = Driver.Asked[0].Json.GetProperty("view").GetString();
        view.ShouldStartWith("livy_client_");
        Driver.Asked[0].Json.GetProperty("pieces")[0].GetString().ShouldBe($"select * from {view}");
        Driver.Asked[^1].Json.GetProperty("view").GetString().ShouldBe(view);
    }

    [Fact]
    public async Task Statements_PastTheirLimit_SayWhatToDo()
    {
        Driver.Answer = asked => asked.Op == "page" ? DriverAnswers.Page([], isLast: false) : DriverAnswers.OfNumbers(1)(asked);
        var session = await _cluster.StartAsync();

        var error = await _cluster.RunUntilThrownAsync<LivyQueryFailedException>(session.QueryAsync<int>($"n", new QueryOptions { Carrier = QueryCarrier.Statements, MaxStatements = 5 }).ToListAsync().AsTask());

        error.Message.ShouldStartWith("The result does not fit into 5 statements of 192 KiB");
        Driver.Asked.Count(asked => asked.Op != "close").ShouldBe(5);
        Driver.Asked[^1].Op.ShouldBe("close");
    }

    [Fact]
    public async Task Statements_ThatPrintOtherThings_AreReadByTheMarker()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        Driver.Bring = (_, answer) => DriverReply.Prints($"a warning\nlivyclient:no\n  livyclient:{Convert.ToBase64String(answer)}\r\nmore\n");
        var session = await _cluster.StartAsync();

        var rows = session.QueryAsync<int>($"n", new QueryOptions { Carrier = QueryCarrier.Statements });

        (await _cluster.RunAsync(rows.ToListAsync().AsTask())).ShouldBe([0, 1, 2]);
        Driver.Asked.Single(asked => asked.Op == "page").Json.GetProperty("bytes").GetInt32().ShouldBe(192 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a warning")]
    [InlineData("livyclient:")]
    [InlineData("livyclient:%%%")]
    [InlineData("livyclient:AHt9☃")]
    public async Task Statements_ThatPrintNoAnswer_SaySo(string printed)
    {
        Driver.Bring = (_, _) => DriverReply.Prints(printed);
        var session = await _cluster.StartAsync();

        await _cluster.RunUntilThrownAsync<LivyDataException>(session.QueryAsync<int>($"n", new QueryOptions { Carrier = QueryCarrier.Statements }).ToListAsync().AsTask());
    }

    private static async Task LeaveAsync(LivySession session)
    {
        await foreach (var number in session.QueryAsync<int>($"n").ConfigureAwait(false))
        {
            if (number == 3)
            {
                break;
            }
        }
    }

    private static async Task ThrowAsync(LivySession session)
    {
        await foreach (var number in session.QueryAsync<int>($"n").ConfigureAwait(false))
        {
            throw new FormatException($"{number}");
        }
    }
}
