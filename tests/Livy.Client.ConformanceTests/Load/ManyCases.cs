using System.Globalization;

namespace Livy.Client.ConformanceTests;

/// <summary>Much at once.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class ManyCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Equivalent)]
    public async Task StartAsync_ManyAtOnce_EachRunsItsOwnStatements()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, Server.ManySessions).Select(_ => Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token)));
        try
        {
            var texts = await Task.WhenAll(sessions.Select(async (session, number) =>
            {
                await session.RunAsync($"mine = {number}", Token);
                return (await session.RunAsync("mine * 10", Token)).Text;
            }));

            texts.ShouldBe(Enumerable.Range(0, Server.ManySessions).Select(number => $"{number * 10}"));
            sessions.Select(session => session.Id).ShouldBeUnique();
        }
        finally
        {
            await Task.WhenAll(sessions.Select(session => session.DisposeAsync().AsTask()));
        }
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ManyAtOnceInOneSession_EachGetsItsOwnResult()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var outputs = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => session.RunAsync($"{number} + 1000", Token)));

        outputs.Select(output => output.Text).ShouldBe(Enumerable.Range(1000, 40).Select(sum => $"{sum}"));
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task SubmitAsync_OneAfterTheOther_RunsThemInThatOrder()
    {
        OnMock("order = []", answer => answer.Returns(""));
        Server.OnMock(mock => mock.OnStatement(statement => statement.Code.StartsWith("order.append", StringComparison.Ordinal)).Returns(""));
        OnMock("order == list(range(20))", answer => answer.Returns("True"));
        var session = await SessionAsync(SessionKind.PySpark);
        await session.RunAsync("order = []", Token);

        var statements = new List<LivyStatement>();
        for (var number = 0; number < 20; number++)
        {
            statements.Add(await session.SubmitAsync($"order.append({number})", cancellationToken: Token));
        }

        var inOrder = await session.RunAsync("order == list(range(20))", Token);
        inOrder.Text.ShouldBe("True");
        var first = int.Parse(statements[0].Id.Value, CultureInfo.InvariantCulture);
        statements.Select(statement => statement.Id).ShouldBe(Enumerable.Range(first, 20).Select(number => (LivyId)number));
        var starts = await Task.WhenAll(statements.Select(async statement => (await statement.GetAsync(Token)).Started));
        starts.ShouldBe(starts.Order());
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task ListStatementsAsync_OfManyStatements_BringsEachOnce()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => session.RunAsync($"{number} + 0", Token)));

        var page = await session.ListStatementsPageAsync(from: 10, size: 5, Token);
        var all = await session.ListStatementsAsync(Token).ToListAsync(Token);

        page.Total.ShouldBe(30);
        page.Statements.Select(statement => statement.Id).ShouldBe([10, 11, 12, 13, 14]);
        all.Select(statement => statement.Id).ShouldBe(Enumerable.Range(0, 30).Select(number => (LivyId)number));
        all.ShouldAllBe(statement => statement.Output!.IsOk);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task WaitAsync_ForAStatementThatNewerOnesPushedOut_SaysThatTheOutcomeIsUnknown()
    {
        var spec = new SessionSpec(SessionKind.PySpark) { Conf = { ["livy.rsc.retained-statements"] = "3" } };
        await using var session = await Livy.Sessions.StartAsync(spec, Token);
        var first = await session.SubmitAsync("0 + 1", cancellationToken: Token);
        await first.WaitAsync(cancellationToken: Token);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(number => session.RunAsync($"{number} + 2", Token)));

        var failure = await Should.ThrowAsync<LivyStatementFailedException>(() => session.AttachStatement(first.Id).WaitAsync(cancellationToken: Token));

        failure.Failure.ShouldBe(StatementFailure.OutcomeUnknown);
    }
}
