namespace Livy.Client.Testing;

/// <summary>The reader of one result on a driver.</summary>
internal sealed class QueryReader : IDisposable
{
    private readonly ResultStream? _stream;
    private readonly DateTimeOffset _readyAt;
    private DriverAnswer? _page;
    private long _number = -1;

    private QueryReader(DriverAnswer opened, ResultStream? stream, DateTimeOffset readyAt, TimeSpan idle) => (Opened, _stream, _readyAt, Idle) = (opened, stream, readyAt, idle);

    /// <summary>The answer to the request that opened it; the same whenever that is sent again.</summary>
    public DriverAnswer Opened { get; }

    /// <summary>For how long nobody may ask.</summary>
    public TimeSpan Idle { get; }

    public DateTimeOffset AskedAt { get; set; }

    public bool IsOpen => _stream is not null;

    /// <summary>A query that failed before its first row.</summary>
    public static QueryReader Failed(string kind, QueryFailure failure, TimeSpan idle) => new(DriverAnswer.Failed(kind, failure), null, default, idle);

    public static QueryReader Of(IReadOnlyList<ColumnField> fields, bool isJson, ResultStream stream, DateTimeOffset readyAt, TimeSpan idle) => new(
        DriverAnswer.Done(json =>
        {
            json.WritePropertyName("schema");
            SchemaJson.Write(json, fields);
            json.WriteString("format", isJson ? "json" : "arrow");
        }),
        stream,
        readyAt,
        idle);

    /// <summary>A page: the next, or the newest again.</summary>
    /// <param name="number">Which, from 0.</param>
    /// <param name="most">The bytes that it may have.</param>
    /// <param name="wait">For how long the answer may wait for it.</param>
    /// <param name="now">The time.</param>
    public DriverAnswer Page(long number, int most, TimeSpan wait, DateTimeOffset now)
    {
        if (_stream is null)
        {
            return Opened;
        }

        if (_page is not null && number == _number)
        {
            return _page;
        }

        if (number != _number + 1 || _page is { Status: AnswerStatus.LastPage or AnswerStatus.Failed })
        {
            return DriverAnswer.Failed("reader", new QueryFailure(null, $"Page {number} can not be had: {(_page is null ? "none was asked for yet" : $"the newest is {_number}{(_page.Status is AnswerStatus.LastPage ? ", the last" : string.Empty)}")}.", null));
        }

        var missing = _readyAt - now;
        if (missing > wait)
        {
            return DriverAnswer.NotYet with { Duration = wait };
        }

        _number = number;
        _page = Next(_stream, most);
        return missing > TimeSpan.Zero ? _page with { Duration = missing } : _page;
    }

    public void Dispose() => _stream?.Dispose();

    private static DriverAnswer Next(ResultStream stream, int most)
    {
        var page = stream.Next(most, out var isLast);
        return page.Length == 0 && stream.Failure is { } failure
            ? DriverAnswer.Failed("query", failure)
            : DriverAnswer.Page(isLast, page.Span);
    }
}
