namespace Livy.Client.FaultTests;

/// <summary>Holds what callers were told against what the server really did.</summary>
/// <param name="submissions">What callers wanted and were told.</param>
/// <param name="entries">The sessions and batches that the server had.</param>
/// <param name="statements">The statements that it took.</param>
/// <param name="touches">The requests that named what is somebody else's.</param>
/// <param name="leftovers">What the clients still look for.</param>
internal sealed class Judge(
    IReadOnlyCollection<Submission> submissions, IReadOnlyCollection<ServerEntry> entries, IReadOnlyCollection<ServerStatement> statements, IReadOnlyCollection<ForeignTouch> touches,
    IReadOnlyCollection<LivyCandidate> leftovers)
{
    private readonly Figures _figures = new();
    private readonly ILookup<(string Client, string Marker, bool IsBatch), ServerEntry> _entries = entries.ToLookup(entry => (entry.Client, entry.Marker, entry.IsBatch));
    private readonly ILookup<(string Client, string Marker), ServerStatement> _statements = statements.ToLookup(statement => (statement.Client, statement.Marker));
    private readonly Dictionary<int, ServerStatement> _byNumber = statements.ToDictionary(statement => statement.Number);
    private readonly HashSet<string> _leftovers = [.. leftovers.Where(leftover => !leftover.IsStatement).Select(leftover => leftover.Session?.Name ?? leftover.Batch?.Name ?? leftover.ToString())];

    public Figures Count()
    {
        foreach (var submission in submissions)
        {
            CountTold(submission);
            if (submission.Kind is WorkKind.Statement)
            {
                CountStatement(submission);
            }
            else
            {
                CountEntries(submission);
            }
        }

        foreach (var touch in touches)
        {
            if (touch.IsRead)
            {
                _figures.Add(Breach.ForeignRead, touch.ToString());
            }
            else
            {
                _figures.ForeignLooks++;
            }
        }

        foreach (var entry in entries)
        {
            foreach (var (_, client) in entry.Deletions.Where(deletion => deletion.Client != entry.Client))
            {
                _figures.Add(Breach.ForeignDelete, $"{client} deleted {entry}");
            }
        }

        return _figures;
    }

    private void CountTold(Submission submission)
    {
        Count(_figures.Submitted, submission.Kind);
        var told = $"{submission.Kind} {submission.Told}{Cause(submission.Error)}";
        Count(_figures.Told, told);
        if (submission.Error is { } error)
        {
            _figures.Messages.TryAdd(told, error.Message);
        }

        switch (submission.Told)
        {
            case Told.Done:
                _figures.Done++;
                break;
            case Told.Pending or Told.Hung:
                _figures.Add(Breach.Hang, submission.ToString());
                break;
            case Told.Undocumented:
                _figures.Add(Breach.Undocumented, submission.ToString());
                break;
            case Told.Unresolved:
                Count(_figures.Unresolved, submission.Kind);
                if (submission.Candidate is null)
                {
                    _figures.Add(Breach.Silent, submission.ToString());
                }

                break;
        }
    }

    private void CountEntries(Submission submission)
    {
        var isBatch = submission.Kind is not WorkKind.Session;
        List<ServerEntry> mine = [.. _entries[(submission.Client, submission.Marker, isBatch)]];
        List<ServerEntry> done = [.. mine.Where(entry => entry.IsLaunched)];
        CountDuplicates(submission, done);
        if (submission.Told is Told.Done && done.Count == 0)
        {
            _figures.Add(Breach.Lost, submission.ToString());
        }

        if (submission.Told is Told.NotDone && done.Find(entry => isBatch ? entry.CreatedAt < submission.ToldAt : entry.WasAliveAt(submission.ToldAt) && entry.Deletions.Count == 0) is { } denied)
        {
            _figures.Add(Breach.Denied, $"{submission}: {denied}");
        }

        if (submission.Addressed is { } addressed && !mine.Contains(addressed))
        {
            _figures.Add(Breach.WrongAdoption, $"{submission}: {addressed}");
        }

        CountDeletions(submission, done);
        if (IsToldOfAnEnd(submission) && done.Find(entry => entry.WasAliveAt(submission.ToldAt) && entry.Deletions.Count == 0) is { } alive)
        {
            _figures.Add(Breach.FalseEnd, $"{submission}: {alive}");
        }

        foreach (var left in mine.Where(entry => entry.IsAlive))
        {
            CountLeft(submission, left);
        }
    }

    private void CountDuplicates(Submission submission, List<ServerEntry> done)
    {
        for (var at = 1; at < done.Count; at++)
        {
            if (done[at].Lifetime > done[at - 1].Lifetime)
            {
                _figures.AgainAfterRestart++;
                _figures.AgainAfterEnd += done[at - 1].IsKilledByRestart ? 0 : 1;
            }
            else if (done[at - 1].Deletions.Exists(deletion => deletion.At < done[at].CreatedAt && deletion.Client == submission.Client))
            {
                _figures.LateAfterDelete++;
            }
            else
            {
                _figures.Add(Breach.Duplicate, $"{submission}: {done[at - 1]}; {done[at]}");
            }
        }
    }

    /// <summary>Nobody but its caller gives up what runs, unless he was told that he may have it somewhere: then the client deletes it when it shows up.</summary>
    private void CountDeletions(Submission submission, List<ServerEntry> done)
    {
        foreach (var entry in done)
        {
            foreach (var (at, client) in entry.Deletions.Where(deletion => deletion.Client == submission.Client && entry.WasAliveAt(deletion.At)))
            {
                var isGivenUp = at > submission.DeleteAskedAt || (at > submission.ToldAt && submission.Told is not Told.Done);
                if (isGivenUp)
                {
                    continue;
                }

                if (entry.IsBatch)
                {
                    _figures.Add(Breach.HealthyDeleted, $"{submission}: {entry}");
                }
                else if (submission.Told is Told.Done && submission.Addressed == entry)
                {
                    _figures.Add(Breach.ForeignDelete, $"{client} deleted {entry} for another of its handles");
                }
            }
        }
    }

    private void CountLeft(Submission submission, ServerEntry left)
    {
        var isListed = _leftovers.Contains(left.Name ?? "") || (left.Name is null && _leftovers.Contains(left.Id.ToString()));
        if (isListed || submission.Candidate is not null || (submission.Told is Told.Done or Told.Failed && submission.Addressed == left))
        {
            _figures.LeftAndKnown++;
        }
        else
        {
            _figures.Add(left.IsPhantom ? Breach.PhantomLeft : Breach.Left, $"{submission}: {left}");
        }
    }

    private void CountStatement(Submission submission)
    {
        var target = submission.Session!;
        var all = _statements[(submission.Client, submission.Marker)].ToList();
        foreach (var foreign in all.Where(statement => !IsOf(target, statement.Session)))
        {
            _figures.Add(Breach.ForeignRun, $"{submission}: in {foreign.Session}");
            _figures.AttachedTooLate += submission.AttachedAt > target.Addressed?.EndedAt ? 1 : 0;
        }

        _figures.InRecreated += all.Count(statement => IsOf(target, statement.Session) && statement.Session != target.Addressed);
        var run = all.Where(statement => statement.HasRun).ToList();
        for (var at = 1; at < run.Count; at++)
        {
            _figures.Add(Breach.Duplicate, $"{submission}: in {run[0].Session} and {run[at].Session}");
        }

        if (submission.Told is Told.Done && (run.Count == 0 || submission.Output is null))
        {
            _figures.Add(Breach.Lost, submission.ToString());
        }

        if (submission.Told is Told.NotDone && run.Count > 0)
        {
            _figures.Add(Breach.Denied, submission.ToString());
        }

        if (submission is { Told: Told.Done, Output: { } output } && (!_byNumber.TryGetValue(output, out var read) || read.Client != submission.Client || read.Marker != submission.Marker))
        {
            _figures.Add(Breach.ForeignRead, $"{submission}: was given the output of another statement");
            _figures.ForeignGiven++;
        }

        if (IsToldOfAnEnd(submission) && target.Addressed is { } session && session.WasAliveAt(submission.ToldAt) && !session.Deletions.Exists(deletion => deletion.At < submission.ToldAt))
        {
            _figures.Add(Breach.FalseEnd, $"{submission}: {session}");
        }
    }

    private static bool IsOf(Submission target, ServerEntry session) => session.Client == target.Client && session.Marker == target.Marker && !session.IsBatch;

    /// <summary>Told that something has ended, or in words that something was deleted.</summary>
    private static bool IsToldOfAnEnd(Submission submission) =>
        submission.Told is Told.Failed || (submission.Error is { } error && error.Message.Contains("was deleted", StringComparison.Ordinal));

    private static string Cause(Exception? error) => error switch
    {
        null => "",
        LivyApiException api => $" {nameof(LivyApiException)} {(int)api.StatusCode} {api.ErrorCode}",
        LivyStatementFailedException failed => $" {nameof(LivyStatementFailedException)} {failed.Failure}",
        _ => $" {error.GetType().Name}",
    };

    private static void Count<T>(Dictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
