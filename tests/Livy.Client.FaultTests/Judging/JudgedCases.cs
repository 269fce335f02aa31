namespace Livy.Client.FaultTests;

/// <summary>A story for each breach, and sound ones that come close to it.</summary>
internal static class JudgedCases
{
    private const string Work = "work-1";
    private static readonly LivyConnectionException NotSent = new("The connection was refused.", mayHaveReachedServer: false);
    private static readonly LivyConnectionException MaybeSent = new("The answer is missing.", mayHaveReachedServer: true);
    private static readonly LivySessionFailedException Gone = new("The session is gone.", 0);

    public static IEnumerable<JudgedCase> All() => [.. Sessions(), .. Batches(), .. Statements(), .. Callers()];

    private static IEnumerable<JudgedCase> Sessions()
    {
        yield return Of("a session is used and deleted", null, story =>
        {
            var (submission, session) = Started(story);
            story.AskToDelete(submission);
            story.Delete(session);
        });
        yield return Of("a session is created twice", Breach.Duplicate, story =>
        {
            var (submission, session) = Started(story);
            var second = story.Create(isBatch: false, Work);
            story.AskToDelete(submission);
            story.Delete(session);
            story.Delete(second);
        });
        yield return Of("a late request creates a session after it was deleted, and the client deletes that, too", null, story =>
        {
            var (submission, session) = Started(story);
            story.AskToDelete(submission);
            story.Delete(session);
            story.Delete(story.Create(isBatch: false, Work));
        });
        yield return Of("a session is created again after a restart", null, story =>
        {
            var submission = story.Submit(WorkKind.Session, Work);
            story.Create(isBatch: false, Work);
            story.Restart();
            var session = story.Create(isBatch: false, Work);
            story.Tell(submission, Told.Done, addressed: session);
            story.AskToDelete(submission);
            story.Delete(session);
        });
        yield return Of("a started session does not exist", Breach.Lost, story => story.Tell(story.Submit(WorkKind.Session, Work), Told.Done));
        yield return Of("a session that exists was certainly not created", Breach.Denied, story =>
        {
            var submission = story.Submit(WorkKind.Session, Work);
            var session = story.Create(isBatch: false, Work);
            story.Tell(submission, Told.NotDone, NotSent);
            story.End(session);
        });
        yield return Of("a handle means a stranger's session", Breach.WrongAdoption, story =>
        {
            var submission = story.Submit(WorkKind.Session, Work);
            story.Create(isBatch: false, Work);
            story.Restart();
            story.Tell(submission, Told.Done, addressed: story.Create(isBatch: false, "theirs", ServerEntry.Stranger));
        });
        yield return Of("a stranger's session is deleted", Breach.ForeignDelete, story => story.Delete(story.Create(isBatch: false, "theirs", ServerEntry.Stranger)));
        yield return Of("a session of another handle is deleted", Breach.ForeignDelete, story => story.Delete(Started(story).Entry));
        yield return Of("a stranger's output is read", Breach.ForeignRead, story => story.Read(story.Create(isBatch: false, "theirs", ServerEntry.Stranger)));
        yield return Of("a session that lives is gone", Breach.FalseEnd, story =>
        {
            var (submission, session) = Started(story);
            story.Tell(submission, Told.Failed, Gone, session);
        });
        yield return Of("a session that a restart killed is gone", null, story =>
        {
            var submission = story.Submit(WorkKind.Session, Work);
            story.Create(isBatch: false, Work);
            story.Restart();
            story.Tell(submission, Told.Failed, Gone);
        });
        yield return Of("a session runs on that nobody knows", Breach.Left, story =>
        {
            var submission = story.Submit(WorkKind.Session, Work);
            var first = story.Create(isBatch: false, Work);
            story.Restart();
            story.Create(isBatch: false, Work);
            story.Tell(submission, Told.Done, addressed: first);
        });
    }

    private static IEnumerable<JudgedCase> Batches()
    {
        yield return Of("a batch runs to its end", null, story =>
        {
            var submission = story.Submit(WorkKind.Batch, Work);
            var batch = story.Create(isBatch: true, Work);
            story.End(batch);
            story.Tell(submission, Told.Done, addressed: batch);
        });
        yield return Of("a batch runs twice", Breach.Duplicate, story =>
        {
            var submission = story.Submit(WorkKind.Batch, Work);
            var batch = story.Create(isBatch: true, Work);
            story.End(story.Create(isBatch: true, Work));
            story.End(batch);
            story.Tell(submission, Told.Done, addressed: batch);
        });
        yield return Of("a healthy batch is deleted while it is submitted", Breach.HealthyDeleted, story =>
        {
            var submission = story.Submit(WorkKind.Batch, Work);
            story.Delete(story.Create(isBatch: true, Work));
            story.Tell(submission, Told.Unresolved, Candidate(MaybeSent));
        });
        yield return Of("an unresolved batch is deleted when it shows up", null, story =>
        {
            Resolve(story);
            var submission = story.Submit(WorkKind.Batch, Work);
            story.Tell(submission, Told.Unresolved, Candidate(MaybeSent));
            story.Delete(story.Create(isBatch: true, Work));
        });
        yield return Of("a refused batch leaves a phantom", Breach.PhantomLeft, story =>
        {
            var submission = story.Submit(WorkKind.RefusedBatch, Work);
            story.Create(isBatch: true, Work, isLaunched: false);
            story.Tell(submission, Told.NotDone, NotSent);
        });
        yield return Of("the phantom of a refused batch is deleted", null, story =>
        {
            var submission = story.Submit(WorkKind.RefusedBatch, Work);
            story.Delete(story.Create(isBatch: true, Work, isLaunched: false));
            story.Tell(submission, Told.NotDone, NotSent);
        });
    }

    private static IEnumerable<JudgedCase> Statements()
    {
        yield return Of("a statement runs once and its output is read", null, story =>
        {
            var (target, session) = Kept(story);
            var submission = story.Submit(WorkKind.Statement, "work-2", target);
            story.Tell(submission, Told.Done, output: story.Take(session, "work-2").Number);
        });
        yield return Of("a statement runs twice", Breach.Duplicate, story =>
        {
            var (target, session) = Kept(story);
            var submission = story.Submit(WorkKind.Statement, "work-2", target);
            story.Take(session, "work-2");
            story.Tell(submission, Told.Done, output: story.Take(session, "work-2").Number);
        });
        yield return Of("a statement that was answered for never ran", Breach.Lost, story => story.Tell(story.Submit(WorkKind.Statement, "work-2", Kept(story).Submission), Told.Done));
        yield return Of("a statement that ran was certainly not sent", Breach.Denied, story =>
        {
            var (target, session) = Kept(story);
            story.Take(session, "work-2");
            story.Tell(story.Submit(WorkKind.Statement, "work-2", target), Told.NotDone, NotSent);
        });
        yield return Of("the output of the same code of another client is read", Breach.ForeignRead, story =>
        {
            var (target, session) = Kept(story);
            var submission = story.Submit(WorkKind.Statement, "work-2", target);
            story.Take(session, "work-2");
            story.Tell(submission, Told.Done, output: story.Take(session, "work-2", "client-1").Number);
        });
        yield return Of("a statement runs in a stranger's session", Breach.ForeignRun, story =>
        {
            var (target, _) = Kept(story);
            var submission = story.Submit(WorkKind.Statement, "work-2", target);
            var theirs = story.Create(isBatch: false, "theirs", ServerEntry.Stranger);
            story.Tell(submission, Told.Done, output: story.Take(theirs, "work-2").Number);
        });
        yield return Of("a statement's session that lives is gone", Breach.FalseEnd, story =>
            story.Tell(story.Submit(WorkKind.Statement, "work-2", Kept(story).Submission), Told.Failed, Gone));
    }

    private static IEnumerable<JudgedCase> Callers()
    {
        yield return Of("a caller is told nothing", Breach.Hang, story => story.Tell(story.Submit(WorkKind.Session, Work), Told.Hung));
        yield return Of("a caller is told nothing of use", Breach.Undocumented, story => story.Tell(story.Submit(WorkKind.Session, Work), Told.Undocumented, new ObjectDisposedException("client")));
        yield return Of("it may have been done, and what it is is not said", Breach.Silent, story =>
        {
            Resolve(story);
            story.Tell(story.Submit(WorkKind.Session, Work), Told.Unresolved, MaybeSent);
        });
    }

    private static JudgedCase Of(string name, Breach? expected, Action<JudgedCase> tell)
    {
        var story = new JudgedCase(name, expected);
        tell(story);
        return story;
    }

    private static (Submission Submission, ServerEntry Entry) Started(JudgedCase story)
    {
        var submission = story.Submit(WorkKind.Session, Work);
        var session = story.Create(isBatch: false, Work);
        story.Tell(submission, Told.Done, addressed: session);
        return (submission, session);
    }

    /// <summary>One that is known by its handle to the end.</summary>
    private static (Submission Submission, ServerEntry Entry) Kept(JudgedCase story) => Started(story);

    /// <summary>So many that one unresolved is no breach of its own.</summary>
    private static void Resolve(JudgedCase story)
    {
        for (var number = 100; number < 200; number++)
        {
            var submission = story.Submit(WorkKind.Batch, Markers.Own(number));
            var batch = story.Create(isBatch: true, Markers.Own(number));
            story.End(batch);
            story.Tell(submission, Told.Done, addressed: batch);
        }
    }

    private static LivyConnectionException Candidate(LivyConnectionException error)
    {
        using var client = new LivyClient(new Uri("http://livy/"));
        return new LivyConnectionException(error.Message, error.MayHaveReachedServer) { Candidate = new LivyCandidate(client.Batches.Attach("work-0192")) };
    }
}
