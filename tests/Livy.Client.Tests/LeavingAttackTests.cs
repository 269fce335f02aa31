using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Callers who leave, and clients that are disposed, at a thousand random moments: nothing unobserved, and nothing left at the server that nobody knows.</summary>
public class LeavingAttackTests
{
    private const string Code = "work()";

    [Theory]
    [InlineData(1, 340, Leaving.Cancel)]
    [InlineData(2, 340, Leaving.DisposeAsync)]
    [InlineData(3, 340, Leaving.Dispose)]
    public async Task Leave_AtRandomMoments_LeavesNothingThatNobodyKnows(int seed, int rounds, Leaving how)
    {
        var unobserved = new List<Exception>();
        var random = new Random(seed);
        CollectGarbage();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, failed) => unobserved.Add(failed.Exception);
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                await PlayAsync(random, how);
            }

            CollectGarbage();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        unobserved.ShouldBeEmpty();
    }

    private static async Task PlayAsync(Random random, Leaving how)
    {
        var time = new SimulatedClock();
        using var livy = new FakeLivy(timeProvider: time);
        livy.OnStatement(Code).Takes(TimeSpan.FromSeconds(2));
        livy.When(Stub.Post("/sessions")).Always().ArrivesAfter(TimeSpan.FromMilliseconds(200));
        livy.When(Stub.Post("/batches")).Always().ArrivesAfter(TimeSpan.FromMilliseconds(200));
        livy.When(Stub.Post("/sessions/{id}/statements")).Always().ArrivesAfter(TimeSpan.FromMilliseconds(100));
        using var witness = Client(livy, time);
        var shared = await time.RunUntilAsync(witness.Sessions.StartAsync(new SessionSpec(SessionKind.Spark)));
        using var caller = new CancellationTokenSource();
        var client = Client(livy, time);
        var work = Begin(random.Next(3), client, shared.Id, caller.Token);

        await time.RunForAsync(TimeSpan.FromMilliseconds(random.Next(1_500)));
        await LeaveAsync(how, client, caller, time);
        var candidate = await EndAsync(work, time, caller.Token);
        await time.RunUntilAsync(client.DisposeAsync().AsTask());

        // A create or submission that Dispose cuts off is known by its name or its words only.
        if (how is not Leaving.Dispose)
        {
            await FindStrangersAsync(witness, shared, candidate, time);
        }
    }

    private static Task<LivyCandidate?> Begin(int what, LivyClient client, LivyId shared, CancellationToken cancellationToken) => what switch
    {
        0 => CandidateAsync(client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken), session => new LivyCandidate(session)),
        1 => CandidateAsync(client.Sessions.Attach(shared).RunAsync(Code, cancellationToken), _ => null),
        _ => CandidateAsync(client.Batches.RunAsync(new BatchSpec("hdfs:///a.jar"), cancellationToken), batch => new LivyCandidate(batch)),
    };

    private static async Task<LivyCandidate?> CandidateAsync<T>(Task<T> work, Func<T, LivyCandidate?> candidateOf) => candidateOf(await work.ConfigureAwait(false));

    private static async Task LeaveAsync(Leaving how, LivyClient client, CancellationTokenSource caller, SimulatedClock time)
    {
        switch (how)
        {
            case Leaving.Cancel:
                await caller.CancelAsync();
                break;
            case Leaving.DisposeAsync:
                await time.RunUntilAsync(client.DisposeAsync().AsTask());
                break;
            default:
                client.Dispose();
                break;
        }
    }

    /// <summary>The work has brought its result, or ends in one of the few documented ways.</summary>
    private static async Task<LivyCandidate?> EndAsync(Task<LivyCandidate?> work, SimulatedClock time, CancellationToken caller)
    {
        try
        {
            return await time.RunUntilAsync(work);
        }
        catch (LivyConnectionException disposed)
        {
            disposed.Message.ShouldContain("the client was disposed");
            disposed.MayHaveReachedServer.ShouldBeTrue();
            return disposed.Candidate;
        }
        catch (OperationCanceledException cancelled)
        {
            cancelled.CancellationToken.ShouldBe(caller);
            return (cancelled as LivyOperationCanceledException)?.Candidate;
        }
    }

    private static async Task FindStrangersAsync(LivyClient witness, LivySession shared, LivyCandidate? known, SimulatedClock time)
    {
        var sessions = await time.RunUntilAsync(witness.Sessions.ListPageAsync());
        sessions.Sessions.Select(session => session.Id).ShouldBeSubsetOf([shared.Id, known?.Session?.Id ?? shared.Id]);
        var batches = await time.RunUntilAsync(witness.Batches.ListPageAsync());
        batches.Batches.Select(batch => batch.Id).ShouldBeSubsetOf([known?.Batch?.Id ?? "none"]);
        var statements = await time.RunUntilAsync(shared.ListStatementsPageAsync());
        statements.Statements
            .Where(statement => statement.State == StatementState.Waiting || statement.State == StatementState.Running)
            .Select(statement => statement.Id)
            .ShouldBeSubsetOf([known?.Statement?.Id ?? "none"]);
    }

    private static LivyClient Client(FakeLivy livy, SimulatedClock time) =>
        new(livy.CreateHandler(), new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = time }, disposeHandler: true);

    private static void CollectGarbage()
    {
        for (var pass = 0; pass < 3; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>How somebody leaves.</summary>
    public enum Leaving
    {
        /// <summary>The caller's token.</summary>
        Cancel,

        /// <summary>The client lets calls come to their end.</summary>
        DisposeAsync,

        /// <summary>The client cuts calls off.</summary>
        Dispose,
    }
}
