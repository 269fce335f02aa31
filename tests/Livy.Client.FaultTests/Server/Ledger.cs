using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>What the server really did, over all its lifetimes: whose each thing is, how often work ran, who read, deleted and ran what.</summary>
internal sealed partial class Ledger : IStateObserver
{
    /// <summary>Names the client that sends a request: identical requests of several clients are told apart by it.</summary>
    public const string ClientHeader = "X-Storm-Client";

    /// <summary>The setting that says what a session is for.</summary>
    public const string MarkerSetting = "spark.storm.marker";

    /// <summary>Who looks at the server for the judge.</summary>
    public const string JudgeName = "judge";

    private readonly ConditionalWeakTable<LivyEntry, ServerEntry> _known = [];
    private readonly ConditionalWeakTable<Statement, ServerStatement> _statementsKnown = [];
    private readonly ConcurrentDictionary<FakeLivyRequest, ServerEntry> _answersToJudge = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentQueue<ServerEntry> _entries = new();
    private readonly ConcurrentQueue<ServerStatement> _statements = new();
    private readonly ConcurrentQueue<ForeignTouch> _touches = new();
    private HashSet<ServerEntry> _alive = [];
    private long _moment;

    /// <summary>All sessions and batches there were.</summary>
    public IReadOnlyCollection<ServerEntry> Entries => _entries;

    /// <summary>All statements there were.</summary>
    public IReadOnlyCollection<ServerStatement> Statements => _statements;

    /// <summary>All requests that named what is somebody else's.</summary>
    public IReadOnlyCollection<ForeignTouch> Touches => _touches;

    /// <summary>How often the server was restarted.</summary>
    public int Lifetime { get; private set; }

    /// <summary>The statement that begins to run right now; for the script that makes its output.</summary>
    public ServerStatement? Running { get; private set; }

    /// <summary>The next moment in the order of all that happens, at the server or to a caller.</summary>
    public long Next() => Interlocked.Increment(ref _moment);

    /// <summary>What a request of the judge has named, once it was answered; null for nothing.</summary>
    public ServerEntry? Found(FakeLivyRequest request) => _answersToJudge.TryRemove(request, out var entry) ? entry : null;

    /// <inheritdoc/>
    public void OnCreated(FakeLivyRequest request, LivyEntry entry)
    {
        var batch = entry as BatchSession;
        var made = new ServerEntry
        {
            IsBatch = batch is not null,
            Id = entry.Id,
            Lifetime = Lifetime,
            Name = entry.Name,
            Client = ClientOf(request),
            Marker = batch is null ? ((InteractiveSession)entry).Request.Conf.GetValueOrDefault(MarkerSetting) ?? "" : (batch.Request.Args is [var first, ..] ? first : ""),
            CreatedAt = Next(),
            IsLaunched = batch is null,
        };
        _known.Add(entry, made);
        _entries.Enqueue(made);
        _alive.Add(made);
    }

    /// <inheritdoc/>
    public void OnLaunched(BatchSession batch)
    {
        if (_known.TryGetValue(batch, out var entry))
        {
            entry.IsLaunched = true;
        }
    }

    /// <inheritdoc/>
    public void OnAddressed(FakeLivyRequest request, LivyEntry entry)
    {
        if (!_known.TryGetValue(entry, out var known))
        {
            return;
        }

        var client = ClientOf(request);
        if (client == JudgeName)
        {
            _answersToJudge[request] = known;
            return;
        }

        if (request.Method is "DELETE")
        {
            known.Deletions.Add((Next(), client));
        }
        else if (client is not ServerEntry.Stranger && known.Client != client && !Markers.IsShared(known.Marker))
        {
            var isRead = request.Method is "GET" && (request.Target.Contains("/statements", StringComparison.Ordinal) || request.Target.Contains("/log", StringComparison.Ordinal));
            _touches.Enqueue(new ForeignTouch(client, $"{request.Method} {request.Target}", known, isRead));
        }
    }

    /// <inheritdoc/>
    public void OnSubmitted(FakeLivyRequest request, InteractiveSession session, Statement statement)
    {
        if (!_known.TryGetValue(session, out var known))
        {
            return;
        }

        var taken = new ServerStatement
        {
            Number = _statements.Count,
            Session = known,
            Client = ClientOf(request),
            Marker = MarkerInCode().Match(statement.Code).Groups["marker"].Value,
            TakenAt = Next(),
            Source = statement,
        };
        _statementsKnown.Add(statement, taken);
        _statements.Enqueue(taken);
    }

    /// <inheritdoc/>
    public void OnRunning(InteractiveSession session, Statement statement)
    {
        Running = _statementsKnown.TryGetValue(statement, out var known) ? known : null;
        if (Running is not null)
        {
            Running.HasRun = true;
        }
    }

    /// <inheritdoc/>
    public void OnEnded(LivyEntry entry)
    {
        if (_known.TryGetValue(entry, out var known) && known.IsAlive)
        {
            known.EndedAt = Next();
            _alive.Remove(known);
        }
    }

    /// <inheritdoc/>
    public void OnRestart()
    {
        var now = Next();
        foreach (var entry in _alive)
        {
            entry.EndedAt = now;
            entry.IsKilledByRestart = true;
        }

        _alive = [];
        Lifetime++;
    }

    private static string ClientOf(FakeLivyRequest request) => request.Header(ClientHeader) ?? "";

    [GeneratedRegex(@"^\w+\('(?<marker>[^']+)'\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MarkerInCode();
}
