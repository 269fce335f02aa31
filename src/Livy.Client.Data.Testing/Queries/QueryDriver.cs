using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>The reader of results on the driver of one session, as a client installs it there.</summary>
internal sealed class QueryDriver(int sessionId, QueryBook book, TimeProvider time) : IDriverProgram
{
    /// <summary>What nobody closes is dropped after a time, but nobody may open so many before that.</summary>
    private const int MostReaders = 1_000;
    private const int SmallestPage = 1 << 10;
    private const int LargestPage = 1 << 23;
    private const int LongestWait = 60_000;
    private const int LongestIdle = 86_400_000;

    private readonly Dictionary<string, QueryReader> _readers = new(StringComparer.Ordinal);
    private readonly DataFrameViews _views = new();
    private bool _isInstalled;

    public DriverReply? Run(JobContext job) => Reply(job.Payload.Span, static answer => DriverReply.Returns(answer.ToJobResult(), answer.Duration));

    public DriverReply? Run(StatementContext statement) => Reply(Encoding.UTF8.GetBytes(statement.Code), static answer => DriverReply.Prints(answer.ToOutput(), answer.Duration)) ?? MakeView(statement.Code);

    public void Dispose()
    {
        foreach (var reader in _readers.Values)
        {
            reader.Dispose();
        }

        _readers.Clear();
    }

    private DriverReply? Reply(ReadOnlySpan<byte> carrier, Func<DriverAnswer, DriverReply> reply)
    {
        try
        {
            return DriverRequest.Find(carrier) is { } request ? reply(Answer(request)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return DriverReply.Fails($"FakeLivy: what follows livyclient: is no request: {unreadable.Message}");
        }
    }

    /// <summary>The statement before the query of a DataFrame. One that nobody has scripted is left to the scripts of statements.</summary>
    private DriverReply? MakeView(string code)
    {
        if (DataFrameViews.In(code) is not var (view, expression) || !book.Knows(DataFrame(expression)))
        {
            return null;
        }

        _views.Add(view, expression);
        return DriverReply.Prints(string.Empty);
    }

    private ReceivedQuery DataFrame(string expression) => new(sessionId, [expression], [], [], isDataFrame: true);

    private DriverAnswer Answer(DriverRequest request)
    {
        DropIdle();
        switch (request.Op)
        {
            case "install":
                _isInstalled = true;
                return DriverAnswer.Empty;
            case "open" or "page" or "close" or "count" when !_isInstalled:
                return DriverAnswer.NotInstalled;
            case "open":
                return Open(request);
            case "page":
                return Page(request);
            case "close":
                Close(request.Reader);
                _views.Drop(request.View);
                return DriverAnswer.Empty;
            case "count":
                return DriverAnswer.Done(json => json.WriteNumber("readers", _readers.Values.Count(static reader => reader.IsOpen)));
            default:
                throw new InvalidOperationException("there is no such op");
        }
    }

    private DriverAnswer Open(DriverRequest request)
    {
        if (!_readers.TryGetValue(request.Reader, out var reader))
        {
            if (_readers.Count >= MostReaders)
            {
                throw new InvalidOperationException($"{MostReaders} readers are open");
            }

            var query = QueryOf(request);
            book.Note(query);
            reader = Start(query, request.Format, TimeSpan.FromMilliseconds(request.Number("idle", 1, LongestIdle, fallback: LongestIdle)));
            _readers.Add(request.Reader, reader);
        }

        reader.AskedAt = time.GetUtcNow();
        return reader.Opened;
    }

    private ReceivedQuery QueryOf(DriverRequest request)
    {
        var (pieces, types, values) = (request.Pieces, request.Types, request.Values);
        if (pieces is [{ } text] && _views.ExpressionOf(text) is { } expression)
        {
            return DataFrame(expression);
        }

        return pieces.Count == values.Count + 1 && types.Count == values.Count && pieces.All(static piece => piece is not null) && types.All(static type => type is not null)
            ? new ReceivedQuery(sessionId, [.. pieces.Select(static piece => piece!)], [.. values.Select((value, at) => ParameterValues.Read(types[at]!, value))], [.. types.Select(static type => type!)])
            : throw new InvalidOperationException($"it has {pieces.Count} pieces, {types.Count} types and {values.Count} values");
    }

    private QueryReader Start(ReceivedQuery query, string format, TimeSpan idle)
    {
        try
        {
            if (book.Find(query) is not { } script)
            {
                return QueryReader.Failed("query", book.Unscripted(query), idle);
            }

            if (script.Rows is not { } source)
            {
                return QueryReader.Failed("query", script.Failure ?? new QueryFailure(null, "FakeLivy: the OnQuery of this text says nothing of its rows. Add .ReturnsRows(...).", null), idle);
            }

            var rows = source.Open(query, script.Types);
            var isJson = format == "json";
            return QueryReader.Of(rows.Fields, isJson, new ResultStream(rows, script.Failure, isJson), time.GetUtcNow() + script.Duration, idle);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return QueryReader.Failed("query", QueryFailure.Of("the OnQuery of this text", failure), idle);
        }
    }

    private DriverAnswer Page(DriverRequest request)
    {
        if (!_readers.TryGetValue(request.Reader, out var reader))
        {
            return DriverAnswer.Failed("reader", new QueryFailure(null, "There is no reader of this name: it was closed, or nobody asked for it for too long.", null));
        }

        reader.AskedAt = time.GetUtcNow();
        return reader.Page(
            request.Number("page", long.MinValue, long.MaxValue, fallback: 0),
            (int)request.Number("bytes", SmallestPage, LargestPage, fallback: LargestPage / 2),
            TimeSpan.FromMilliseconds(request.Number("wait", 0, LongestWait, fallback: 0)),
            reader.AskedAt);
    }

    private void Close(string name)
    {
        if (_readers.Remove(name, out var reader))
        {
            reader.Dispose();
        }
    }

    private void DropIdle()
    {
        var now = time.GetUtcNow();
        foreach (var (name, _) in _readers.Where(reader => now - reader.Value.AskedAt > reader.Value.Idle).ToList())
        {
            Close(name);
        }
    }
}
