namespace Livy.Client.RealFaultTests;

/// <summary>Somebody else, who takes the numbers and a name as soon as the server is back.</summary>
internal sealed class RealStranger
{
    private readonly List<(LivySession Session, StatementInfo Statement)> _sessions = [];
    private readonly List<LivyBatch> _batches = [];

    public int Count => _sessions.Count + _batches.Count;

    /// <summary>Starts as many sessions and batches as were lost; the last ones have the exact name.</summary>
    public static async Task<RealStranger> SettleAsync(LivyClient client, string jar, int sessions, CancellationToken cancellationToken)
    {
        var stranger = new RealStranger();
        for (var at = 0; at < sessions; at++)
        {
            // The namesake gets another number than the one whose name he has.
            var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.Spark) { Name = at == 0 ? Possessions.ExactName : null }, cancellationToken);
            await session.RunAsync("\"stranger\"", cancellationToken);
            stranger._sessions.Add((session, await session.AttachStatement(0).GetAsync(cancellationToken)));
            stranger._batches.Add(await client.Batches.SubmitAsync(Possessions.Sleep(jar) with { Name = at == 0 ? Possessions.ExactName : null }, cancellationToken));
        }

        return stranger;
    }

    /// <summary>Whether everything is as he left it.</summary>
    public async Task LookAsync(RestartReport report, CancellationToken cancellationToken)
    {
        foreach (var (session, statement) in _sessions)
        {
            try
            {
                if (await session.GetStateAsync(cancellationToken) != SessionState.Idle)
                {
                    report.WasDeleted($"The stranger's {session} is not idle any more.");
                }

                var page = await session.ListStatementsPageAsync(cancellationToken: cancellationToken);
                if (page.Total != 1 || page.Statements[0].Code != statement.Code)
                {
                    report.RanIn($"The stranger's {session} has {page.Total} statements instead of his own.");
                }
            }
            catch (LivySessionFailedException)
            {
                report.WasDeleted($"The stranger's {session} is gone.");
            }
        }

        foreach (var batch in _batches)
        {
            try
            {
                if ((await batch.GetStateAsync(cancellationToken)).IsTerminal)
                {
                    report.WasDeleted($"The stranger's {batch} has ended.");
                }
            }
            catch (LivyBatchFailedException)
            {
                report.WasDeleted($"The stranger's {batch} is gone.");
            }
        }

        foreach (var batch in _batches)
        {
            await batch.DeleteAsync(cancellationToken);
        }

        foreach (var (session, _) in _sessions)
        {
            await session.DisposeAsync();
        }
    }
}
