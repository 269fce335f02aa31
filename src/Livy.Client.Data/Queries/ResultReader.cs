using System.Runtime.CompilerServices;
using System.Text.Json;
using Apache.Arrow;
using Microsoft.Extensions.Logging;

namespace Livy.Client.Data;

/// <summary>One result that is open on the driver.</summary>
internal sealed class ResultReader : IAsyncDisposable
{
    /// <summary>The driver answers no later, so that a statement of somebody else who shares the interpreter does not wait for long.</summary>
    private static readonly TimeSpan DriverWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);
    private const double PauseShare = 0.25;

    private readonly LivySession _session;
    private readonly DriverChannel _channel;
    private readonly ILogger _logger;
    private readonly string _name;
    private readonly string? _view;

    private ResultReader(LivySession session, DriverChannel channel, ILogger logger, string name, string? view, QueryInfo info)
    {
        _view = view;
        _session = session;
        _channel = channel;
        _logger = logger;
        _name = name;
        Info = info;
    }

    /// <summary>What it looks like.</summary>
    public QueryInfo Info { get; }

    /// <summary>Has the driver analyse the query. Nothing is computed before the first page is asked for.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sql">The query.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="view">A view that was made for the query, to be dropped with the result.</param>
    /// <exception cref="LivyQueryFailedException">Spark refused it.</exception>
    public static async Task<ResultReader> OpenAsync(LivySession session, SqlText sql, QueryOptions options, CancellationToken cancellationToken, string? view = null)
    {
        var logger = LoggerOf(session);
        var channel = new DriverChannel(session, options, logger);
        var name = Guid.CreateVersion7(session.TimeProvider.GetUtcNow()).ToString("N");
        try
        {
            var answer = await channel.AskAsync(DriverRequest.Open(name, sql, options, view), cancellationToken).ConfigureAwait(false);
            var (schema, format, reason) = ReadOpened(answer);
            if (reason is not null)
            {
                DataLogMessages.NoArrow(logger, session.Id, reason);
            }

            DataLogMessages.Opened(logger, session.Id, format, channel.Carrier, schema.Columns.Count);
            return new ResultReader(session, channel, logger, name, view, new QueryInfo(schema, format, channel.Carrier));
        }
        catch (Exception error) when (error is not LivyQueryFailedException)
        {
            // It may be open by now, and nobody waits for that it is closed.
            _ = CloseAsync(session, channel, logger, name, view);
            throw;
        }
    }

    /// <summary>Drops a view whose result was never opened. Never throws.</summary>
    public static Task ForgetAsync(LivySession session, QueryOptions options, string view)
    {
        var logger = LoggerOf(session);
        return CloseAsync(session, new DriverChannel(session, options, logger), logger, view, view);
    }

    /// <summary>Reads the rows; once.</summary>
    /// <exception cref="LivyQueryFailedException">Spark failed on the way.</exception>
    /// <exception cref="LivyDataException">What came is no result.</exception>
    public IAsyncEnumerable<RecordBatch> ReadAsync(CancellationToken cancellationToken) => ResultBatches.ReadAsync(FetchAsync, Info, cancellationToken);

    /// <summary>Has the driver drop the result. Never throws; takes 10 s at most.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync(_session, _channel, _logger, _name, _view).ConfigureAwait(false);

    private static ILogger LoggerOf(LivySession session) => session.LoggerFactory.CreateLogger("Livy.Client.Data");

    private static async Task CloseAsync(LivySession session, DriverChannel channel, ILogger logger, string name, string? view)
    {
        using var limit = new CancellationTokenSource(CloseLimit, session.TimeProvider);
        try
        {
            await channel.AskAsync(DriverRequest.Close(name, view), limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is LivyException or OperationCanceledException or ObjectDisposedException)
        {
            DataLogMessages.NotClosed(logger, session.Id, error);
        }
    }

    private static (SparkSchema Schema, QueryFormat Format, string? Reason) ReadOpened(DriverAnswer answer)
    {
        try
        {
            using var opened = JsonDocument.Parse(answer.Status is DriverStatus.Done ? answer.Content : default, new JsonDocumentOptions { MaxDepth = 256 });
            var format = opened.RootElement.GetProperty("format").GetString() is "json" ? QueryFormat.Json : QueryFormat.Arrow;
            var reason = opened.RootElement.TryGetProperty("reason", out var said) ? said.GetString() : null;
            return (SparkSchemaJson.Read(opened.RootElement.GetProperty("schema").GetRawText()), format, reason);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new LivyDataException("What the driver says of the result can not be read.", innerException: unreadable);
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> FetchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var time = _session.TimeProvider;
        var asked = time.GetTimestamp();
        for (var page = 0; ;)
        {
            var answer = await _channel.AskAsync(DriverRequest.Page(_name, page, _channel.PageSize, DriverWait), cancellationToken).ConfigureAwait(false);
            switch (answer.Status)
            {
                case DriverStatus.Page or DriverStatus.LastPage:
                    Info.Count(answer.Content.Length);
                    yield return answer.Content;
                    if (answer.Status is DriverStatus.LastPage)
                    {
                        yield break;
                    }

                    page++;
                    asked = time.GetTimestamp();
                    break;
                case DriverStatus.NotYet:
                    var pause = (time.GetElapsedTime(asked) - DriverWait) * PauseShare;
                    await Task.Delay(pause < TimeSpan.Zero ? TimeSpan.Zero : pause > LongestPause ? LongestPause : pause, time, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw new LivyDataException("The driver answered something else than a page.");
            }
        }
    }
}
