namespace Livy.Client.Tests;

public class PagingTests
{
    [Fact]
    public async Task All_OfNothing_IsNothing() => (await Walk(new List<int>(), _ => { })).ShouldBeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(175)]
    [InlineData(176)]
    [InlineData(1000)]
    public async Task All_OfAListThatStandsStill_BringsEachOnceInOrder(int count)
    {
        var list = Enumerable.Range(0, count).ToList();

        (await Walk(list, _ => { })).ShouldBe(Enumerable.Range(0, count));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(175, 2)]
    [InlineData(176, 3)]
    public async Task All_OfAList_AsksForNoMorePagesThanItNeeds(int count, int expected)
    {
        var pages = 0;

        await Walk(Enumerable.Range(0, count).ToList(), _ => pages++);

        pages.ShouldBe(expected);
    }

    [Fact]
    public async Task All_WhileTheFirstAreDeleted_MissesNoneThatStay()
    {
        var list = Enumerable.Range(0, 500).ToList();

        var seen = await Walk(list, pages => list.RemoveRange(0, pages > 1 ? 25 : 0));

        seen.ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task All_WhileMoreAreCreated_BringsEachOnceAndEnds()
    {
        var list = Enumerable.Range(0, 300).ToList();

        var seen = await Walk(list, pages => list.AddRange(Enumerable.Range(list.Count, pages < 10 ? 30 : 0)));

        seen.ShouldBe(Enumerable.Range(0, list.Count));
    }

    [Fact]
    public async Task All_WhenEverythingIsDeletedMeanwhile_Ends()
    {
        var list = Enumerable.Range(0, 300).ToList();

        var seen = await Walk(list, pages => list.RemoveRange(0, pages > 1 ? list.Count : 0));

        seen.ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task All_OfAServerThatCutsPages_BringsAll()
    {
        var list = Enumerable.Range(0, 35).ToList();

        (await Walk(list, _ => { }, most: 10)).ShouldBe(list);
    }

    [Fact]
    public async Task All_OfAServerThatTellsNoTotal_GoesOnWhilePagesAreFull()
    {
        var list = Enumerable.Range(0, 250).ToList();

        (await Walk(list, _ => { }, tellsTotal: false)).ShouldBe(list);
    }

    [Fact]
    public async Task All_OfAServerThatIgnoresPositionsAndTellsNoTotal_Ends()
    {
        var page = Enumerable.Range(0, 100).ToArray();
        var seen = new List<int>();

        await foreach (var item in Paging.AllAsync((_, _, _) => Task.FromResult(((IReadOnlyList<int>)page, 0)), item => item, CancellationToken.None))
        {
            seen.Add(item);
        }

        seen.ShouldBe(page);
    }

    [Fact]
    public async Task All_OfAServerThatBringsOnePageAgainAndAgain_EndsWhateverTotalItTells()
    {
        var pages = 0;
        IReadOnlyList<int> page = [.. Enumerable.Range(0, 100)];
        var seen = new List<int>();

        await foreach (var item in Paging.AllAsync(
            (_, _, _) =>
            {
                pages++;
                return Task.FromResult((page, 1_000_000_000));
            },
            item => item,
            CancellationToken.None))
        {
            seen.Add(item);
        }

        seen.ShouldBe(page);
        pages.ShouldBe(2);
    }

    [Fact]
    public async Task All_OfAServerThatTellsMoreThanItHas_EndsWithTheFirstPageWithoutNews()
    {
        var pages = 0;
        var seen = new List<int>();

        await foreach (var item in Paging.AllAsync(
            (from, size, _) =>
            {
                pages++;
                IReadOnlyList<int> items = [.. Enumerable.Range(0, 150).Skip(from).Take(size)];
                return Task.FromResult((items, 1_000_000_000));
            },
            item => item,
            CancellationToken.None))
        {
            seen.Add(item);
        }

        seen.ShouldBe(Enumerable.Range(0, 150));
        pages.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task All_OfAnEmptyPageWithALargeTotal_Ends()
    {
        var pages = 0;

        await foreach (var _ in Paging.AllAsync(
            (_, _, _) =>
            {
                pages++;
                return Task.FromResult(((IReadOnlyList<int>)[], 1_000_000_000));
            },
            item => item,
            CancellationToken.None))
        {
            pages.ShouldBe(0);
        }

        pages.ShouldBe(1);
    }

    [Fact]
    public async Task All_WhenTheLoopIsLeft_AsksForNoMorePages()
    {
        var pages = 0;
        await foreach (var _ in Paging.AllAsync(Pages(Enumerable.Range(0, 500).ToList(), _ => pages++, 100, tellsTotal: true), item => item, CancellationToken.None))
        {
            break;
        }

        pages.ShouldBe(1);
    }

    [Fact]
    public async Task ListSessions_OfSeveralPages_AsksForEach()
    {
        var server = new StubLivy().On(
            "GET /sessions",
            Answers.Ok(Page(0, 100, 130)),
            Answers.Ok(Page(75, 55, 130)));
        using var client = server.CreateClient();
        var seen = new List<string>();

        await foreach (var session in client.Sessions.ListAsync())
        {
            seen.Add(session.Id.Value);
        }

        seen.ShouldBe(Enumerable.Range(0, 130).Select(number => $"{number}"));
        server.Requests.Select(sent => sent.Uri.Query).ShouldBe(["?from=0&size=100", "?from=75&size=100"]);
    }

    [Fact]
    public async Task ListBatches_OfOnePage_BringsThem()
    {
        var server = new StubLivy().On("GET /batches", Answers.Ok(Page(0, 3, 3)));
        using var client = server.CreateClient();
        var seen = new List<string>();

        await foreach (var batch in client.Batches.ListAsync())
        {
            seen.Add(batch.Id.Value);
        }

        seen.ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task ListStatements_OfOnePage_BringsThem()
    {
        var server = new StubLivy().On("GET /sessions/7/statements", Answers.Ok($$"""{"total_statements":2,"statements":[{{Bodies.Statement(5, "available")}},{{Bodies.Statement(6, "waiting")}}]}"""));
        using var client = server.CreateClient();
        var seen = new List<LivyId>();

        await foreach (var statement in client.Sessions.Attach(7).ListStatementsAsync())
        {
            seen.Add(statement.Id);
        }

        seen.ShouldBe([5, 6]);
    }

    [Fact]
    public void ListPages_WithNegativeNumbers_AreRefused()
    {
        using var client = new StubLivy().CreateClient();

        Should.Throw<ArgumentOutOfRangeException>(() => client.Sessions.ListPageAsync(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => client.Sessions.ListPageAsync(0, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => client.Batches.ListPageAsync(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => client.Batches.ListPageAsync(0, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => client.Sessions.Attach(7).ListStatementsPageAsync(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => client.Sessions.Attach(7).ListStatementsPageAsync(0, -1));
    }

    private static string Page(int from, int count, int total) =>
        $$"""{"from":{{from}},"total":{{total}},"sessions":[{{string.Join(",", Enumerable.Range(from, count).Select(id => Bodies.State(id, "idle")))}}]}""";

    private static async Task<List<int>> Walk(List<int> list, Action<int> beforePage, int most = 100, bool tellsTotal = true)
    {
        var seen = new List<int>();
        await foreach (var item in Paging.AllAsync(Pages(list, beforePage, most, tellsTotal), item => item, CancellationToken.None))
        {
            seen.Add(item);
        }

        return seen;
    }

    private static Func<int, int, CancellationToken, Task<(IReadOnlyList<int> Items, int Total)>> Pages(List<int> list, Action<int> beforePage, int most, bool tellsTotal)
    {
        var pages = 0;
        return (from, size, _) =>
        {
            beforePage(++pages);
            IReadOnlyList<int> items = [.. list.Skip(from).Take(Math.Min(size, most))];
            return Task.FromResult((items, tellsTotal ? list.Count : 0));
        };
    }
}
