namespace Livy.Client.FaultTests;

/// <summary>A small story of one caller and the server, made up, for the judge.</summary>
/// <param name="name">What happens.</param>
/// <param name="expected">The breach that it is; null for none.</param>
internal sealed class JudgedCase(string name, Breach? expected)
{
    public const string Client = "client-0";
    private readonly List<Submission> _submissions = [];
    private readonly List<ServerEntry> _entries = [];
    private readonly List<ServerStatement> _statements = [];
    private readonly List<ForeignTouch> _touches = [];
    private long _moment;
    private int _lifetime;

    public string Name => name;

    public Breach? Expected => expected;

    public Figures Judge() => new Judge(_submissions, _entries, _statements, _touches, []).Count();

    /// <summary>Whether the judge has found what there is, once, and nothing else.</summary>
    public bool IsAsExpected(Figures figures) =>
        Enum.GetValues<Breach>().All(breach => figures[breach] == (breach == expected ? 1 : 0)) && (expected is not null || !figures.IsBroken(Chapter.Generated));

    public Submission Submit(WorkKind kind, string marker, Submission? session = null)
    {
        var submission = new Submission { Kind = kind, Client = Client, Marker = marker, Session = session };
        _submissions.Add(submission);
        return submission;
    }

    /// <summary>The server carries out what a caller submitted, or somebody else.</summary>
    public ServerEntry Create(bool isBatch, string marker, string client = Client, bool isLaunched = true)
    {
        var entry = new ServerEntry
        {
            IsBatch = isBatch,
            Id = _entries.Count(one => one.IsBatch == isBatch && one.Lifetime == _lifetime),
            Lifetime = _lifetime,
            Name = $"{marker}-{_entries.Count}",
            Client = client,
            Marker = marker,
            CreatedAt = ++_moment,
            IsLaunched = isLaunched,
        };
        _entries.Add(entry);
        return entry;
    }

    public ServerStatement Take(ServerEntry session, string marker, string client = Client)
    {
        var statement = new ServerStatement { Number = _statements.Count, Session = session, Client = client, Marker = marker, TakenAt = ++_moment, HasRun = true };
        _statements.Add(statement);
        return statement;
    }

    public void Tell(Submission submission, Told told, Exception? error = null, ServerEntry? addressed = null, int? output = null)
    {
        submission.Told = told;
        submission.Error = error;
        submission.Candidate = (error as LivyException)?.Candidate;
        submission.Addressed = addressed;
        submission.Output = output;
        submission.ToldAt = ++_moment;
    }

    public void AskToDelete(Submission submission) => submission.DeleteAskedAt = ++_moment;

    public void Delete(ServerEntry entry, string client = Client)
    {
        entry.Deletions.Add((++_moment, client));
        End(entry);
    }

    public void End(ServerEntry entry) => entry.EndedAt ??= ++_moment;

    public void Read(ServerEntry entry) => _touches.Add(new ForeignTouch(Client, "GET /sessions/0/statements/0", entry, IsRead: true));

    public void Restart()
    {
        _moment++;
        foreach (var entry in _entries.Where(one => one.IsAlive))
        {
            entry.EndedAt = _moment;
            entry.IsKilledByRestart = true;
        }

        _lifetime++;
    }
}
