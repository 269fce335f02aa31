namespace Livy.Client.FaultTests;

/// <summary>Submits work as users of the client do, and notes what he is told.</summary>
internal sealed class Caller(StormOptions options, StormServer server, StormClients clients, Eyes eyes)
{
    /// <summary>Longer than any limit of the client: who was told nothing by then never is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(3);

    /// <summary>What users wait who are told that the same call may be made again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How often they make it again: for longer than the server is ever away.</summary>
    private const int Repeats = 10;

    private readonly Ledger _ledger = server.Ledger;

    /// <summary>Starts a session.</summary>
    /// <returns>The handle, if he got one.</returns>
    public async Task<LivySession?> StartAsync(Submission submission, string name)
    {
        LivySession? session = null;
        var spec = Named(new SessionSpec { Kind = SessionKind.PySpark, Conf = { [Ledger.MarkerSetting] = submission.Marker } }, submission, name);
        await NoteAsync(submission, async () =>
        {
            session = await clients[submission.Client].Sessions.StartAsync(spec).ConfigureAwait(false);
            submission.Addressed = Meant(await eyes.FindSessionAsync(Handles.AddressOf(session)).ConfigureAwait(false), session.Id);
        }).ConfigureAwait(false);
        return session;
    }

    /// <summary>Ends a session that he started.</summary>
    public async Task EndAsync(Submission submission, LivySession session)
    {
        submission.DeleteAskedAt = _ledger.Next();
        await session.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Submits a batch, and waits for it if it ends soon.</summary>
    public async Task RunBatchAsync(Submission submission, string name, string file)
    {
        LivyBatch? batch = null;
        var spec = Named(new BatchSpec(file) { Args = [submission.Marker] }, submission, name);
        await NoteAsync(submission, async () =>
        {
            batch = await clients[submission.Client].Batches.SubmitAsync(spec).ConfigureAwait(false);
            submission.Addressed = Meant(await eyes.FindBatchAsync(Handles.AddressOf(batch)).ConfigureAwait(false), batch.Id);
            if (file == StormServer.ShortFile)
            {
                await batch.WaitAsync().ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        if (batch is null || (file == StormServer.ShortFile && submission.Told is Told.Done))
        {
            return;
        }

        submission.DeleteAskedAt = _ledger.Next();
        try
        {
            await batch.DeleteAsync().ConfigureAwait(false);
        }
        catch (LivyException)
        {
            // The handle stays with him: what lives still is known.
        }
    }

    /// <summary>Runs code in a session and reads its output.</summary>
    public Task RunStatementAsync(Submission submission, LivySession session, string function, bool isOneCall) => NoteAsync(submission, async () =>
    {
        var code = $"{function}('{submission.Marker}')";
        StatementOutput output;
        if (isOneCall)
        {
            output = await session.RunAsync(code).ConfigureAwait(false);
        }
        else
        {
            var statement = await session.SubmitAsync(code).ConfigureAwait(false);
            output = await statement.WaitAsync().ConfigureAwait(false);
        }

        submission.Output = StormServer.NumberIn(output.Text) ?? -1;
    });

    /// <summary>A handle of an exact name compares the number, and does not take another's for its own; one of a generated name needs not.</summary>
    private ServerEntry? Meant(ServerEntry? found, LivyId id) => options.Chapter is Chapter.Exact && found is not null && found.Id.ToString() != id.Value ? null : found;

    private T Named<T>(T spec, Submission submission, string name)
        where T : ApplicationSpec => options.Chapter is Chapter.Exact ? spec with { Name = name }
            : !options.IsCareless && submission.Marker.EndsWith('1') ? spec with { Name = "etl", NameIsPrefix = true } : spec;

    /// <summary>Makes the call, and takes the client at its word where it says that the same call may be made again.</summary>
    private async Task NoteAsync(Submission submission, Func<Task> act)
    {
        for (var repeats = 0; ; repeats++)
        {
            await NoteOnceAsync(submission, act).ConfigureAwait(false);
            if (repeats >= Repeats || submission.Error is not LivyException { IsTransient: true })
            {
                return;
            }

            await Task.Delay(Pause, server.Clock).ConfigureAwait(false);
        }
    }

    private async Task NoteOnceAsync(Submission submission, Func<Task> act)
    {
        (submission.Error, submission.Candidate) = (null, null);
        using var over = new CancellationTokenSource();
        var work = Task.Run(act, CancellationToken.None);
        var first = await Task.WhenAny(work, Task.Delay(Patience, server.Clock, over.Token)).ConfigureAwait(false);
        var told = Told.Hung;
        if (first == work)
        {
            await over.CancelAsync().ConfigureAwait(false);
            told = await ReadAsync(submission, work).ConfigureAwait(false);
        }

        submission.ToldAt = _ledger.Next();
        submission.Told = told;
    }

    private static async Task<Told> ReadAsync(Submission submission, Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
            return Told.Done;
        }
        catch (LivyException error)
        {
            submission.Error = error;
            submission.Candidate = error.Candidate;
            return error switch
            {
                LivySessionFailedException or LivyBatchFailedException => Told.Failed,
                LivyStatementFailedException { Failure: StatementFailure.Error or StatementFailure.Cancelled } => Told.Failed,
                _ => error.MayHaveReachedServer || error is LivyStatementFailedException ? Told.Unresolved : Told.NotDone,
            };
        }
        catch (Exception error)
        {
            submission.Error = error;
            return Told.Undocumented;
        }
    }
}
