using System.Runtime.CompilerServices;

namespace Livy.Client.Testing;

/// <summary>The scripts of the queries of one server, and the queries that came.</summary>
internal sealed class QueryBook
{
    private const int MostShown = 20;
    private const int LongestShown = 200;
    private static readonly ConditionalWeakTable<FakeLivy, QueryBook> Books = [];

    private readonly Lock _gate = new();
    private readonly FakeLivyOptions _options;
    private readonly Queue<ReceivedQuery> _received = new();
    private long _receivedBytes;
    private QueryScript[] _scripts = [];

    private QueryBook(FakeLivy livy)
    {
        _options = livy.Options;
        var time = livy.TimeProvider;
        livy.AddDriverProgram(sessionId => new QueryDriver(sessionId, this, time));
    }

    public IReadOnlyList<ReceivedQuery> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    public static QueryBook Of(FakeLivy livy) => Books.GetValue(livy, static livy => new QueryBook(livy));

    /// <summary>The newest is asked first, so a test can override what its setup said.</summary>
    public QueryScript Add(QueryScript script)
    {
        lock (_gate)
        {
            _scripts = [script, .. _scripts];
        }

        return script;
    }

    public void Note(ReceivedQuery query)
    {
        lock (_gate)
        {
            _received.Enqueue(query);
            _receivedBytes += Size(query);
            while (_received.Count > _options.JournalSize || (_receivedBytes > _options.MemoryLimit && _received.Count > 0))
            {
                _receivedBytes -= Size(_received.Dequeue());
            }
        }
    }

    public QueryScript? Find(ReceivedQuery query) => Array.Find(_scripts, script => script.Take(query));

    /// <summary>Whether a script takes it.</summary>
    public bool Knows(ReceivedQuery query) => Array.Exists(_scripts, script => script.Matches(query));

    /// <summary>What Spark says of a table that it does not have, and what a test wants to know.</summary>
    public QueryFailure Unscripted(ReceivedQuery query)
    {
        var known = _scripts.Take(MostShown).Select(script => script.Description is { } text ? $"\"{Cut(text)}\"" : "a predicate").ToList();
        var scripted = known.Count == 0 ? "There is none." : $"There are: {string.Join(", ", known)}{(_scripts.Length > MostShown ? ", …" : string.Empty)}.";
        return new QueryFailure("TABLE_OR_VIEW_NOT_FOUND", $"[TABLE_OR_VIEW_NOT_FOUND] FakeLivy: no OnQuery matches \"{Cut(query.Text)}\". {scripted}", "42P01");
    }

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? line : line[..LongestShown] + "…";
    }

    /// <summary>The text twice, once in pieces.</summary>
    private static long Size(ReceivedQuery query) => 256 + (4L * query.Text.Length) + query.Parameters.Sum(static value => value switch
    {
        string text => 32 + (2L * text.Length),
        byte[] bytes => 32 + bytes.Length,
        _ => 32L,
    });
}
