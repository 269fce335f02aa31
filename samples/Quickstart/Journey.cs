using Livy.Client;
using Livy.Client.Data;

namespace Quickstart;

/// <summary>What a first-time user does with Livy, from top to bottom.</summary>
internal static class Journey
{
    public const string DefaultCode = "1 + 1";

    public static async Task<int> RunAsync(Uri address, string? jar, string mainClass, string code, bool queries, CancellationToken cancellationToken)
    {
        await using var livy = new LivyClient(address);

        // 1. Is the server there?
        var version = await livy.GetVersionAsync(cancellationToken);
        Console.WriteLine($"1. Livy {version.Version} answers at {address}; its pages are at {livy.UiUri}");

        // 2. Create a PySpark session and watch it start. `await using` deletes it at the end, whatever happens.
        await using var session = await livy.Sessions.New(SessionKind.PySpark).WithName($"quickstart-{Guid.NewGuid():N}").CreateAsync(cancellationToken);
        await foreach (var change in session.WatchAsync(cancellationToken))
        {
            Console.WriteLine($"2. Session {change.Id} is {change.State}");
            if (change.State.IsReady)
            {
                break;
            }
        }

        await session.WaitUntilReadyAsync(cancellationToken: cancellationToken);

        // 3. List the sessions.
        await foreach (var listed in livy.Sessions.ListAsync(cancellationToken))
        {
            Console.WriteLine($"3. Listed: session {listed.Id}, {listed.Kind}, {listed.State}, {listed.Name ?? "without a name"}");
        }

        // 4. Run a statement and check its result.
        var output = await RunAsync(session, code, cancellationToken);
        Console.WriteLine($"4. {code} =");
        Console.WriteLine(output.Text);
        if (code == DefaultCode && output.Text != "2")
        {
            Console.Error.WriteLine("That is not 2.");
            return 1;
        }

        // 5. Read rows into a record. What stands in the hole is a parameter, and there may be millions of rows.
        if (queries)
        {
            var least = 3;
            await foreach (var square in session.QueryAsync<Square>($"select id as number, id * id as value from range(6) where id >= {least}", cancellationToken))
            {
                Console.WriteLine($"5. {square.Number} squared is {square.Value}");
            }
        }

        // 6. Submit a JAR as a batch, watch it and read its log.
        if (jar is null)
        {
            Console.WriteLine("6. No --jar given: no batch is run.");
        }
        else
        {
            var batch = await livy.Batches.New(jar).WithMainClass(mainClass).WithArgs("10").SubmitAsync(cancellationToken);
            try
            {
                await foreach (var change in batch.WatchAsync(cancellationToken))
                {
                    Console.WriteLine($"6. Batch {change.Id} is {change.State}");
                }

                // Throws with the end of the log and a hint if the batch has failed.
                await batch.WaitAsync(cancellationToken: cancellationToken);
                var log = await batch.Log.ReadAllAsync(cancellationToken);
                Console.WriteLine($"   {log.Total} lines of log; its result:");
                Console.WriteLine(log.Lines.FirstOrDefault(line => line.StartsWith("Pi is roughly", StringComparison.Ordinal)) ?? "(no line about Pi)");
            }
            finally
            {
                await batch.DeleteAsync(CancellationToken.None);
            }
        }

        // 7. Delete the session: `await using` would do it too.
        await session.DeleteAsync(cancellationToken);
        Console.WriteLine($"7. Session {session.Id} is deleted");

        // 8. List again.
        var remaining = await livy.Sessions.ListPageAsync(cancellationToken: cancellationToken);
        Console.WriteLine($"8. The server has {remaining.Total} sessions now");
        return 0;
    }

    /// <summary>Cancelling the token cancels the statement on the server, too; what came of that is told before the journey ends.</summary>
    private static async Task<StatementOutput> RunAsync(LivySession session, string code, CancellationToken cancellationToken)
    {
        try
        {
            return await session.RunAsync(code, cancellationToken);
        }
        catch (LivyOperationCanceledException cancelled) when (cancelled.Candidate?.Statement is { } statement)
        {
            Console.Error.WriteLine($"4. {cancelled.Message} Ctrl-C again leaves at once.");
            var result = await statement.CancelAndWaitAsync(cancellationToken: CancellationToken.None);
            Console.Error.WriteLine(result.Outcome switch
            {
                CancelOutcome.Cancelled => "   It is cancelled.",
                CancelOutcome.FinishedFirst => "   It had finished before.",
                CancelOutcome.StillRunning => "   Its code takes no notice and runs on; deleting the session ends it.",
                _ => "   Its session is gone, and it with it.",
            });
            throw;
        }
    }
}
