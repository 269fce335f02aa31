using System.CommandLine;
using System.Globalization;

namespace Livy.Client.RealDataTests;

/// <summary>Lets queries fail in every way that users will see, and looks at what they are told.</summary>
internal sealed class ErrorsCommand : RealDataCommand
{
    private const string LongQuery = "select count(*) from range(0, 10000000000000, 1, 4) where hash(id) = 7";
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);

    public ErrorsCommand()
        : base("errors", "Lets queries fail; LIVY_SH names the script that starts a real Livy.")
    {
    }

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        foreach (var carrier in Enum.GetValues<QueryCarrier>())
        {
            await FailAsync(session, carrier, report, cancellationToken);
            await CancelAsync(session, carrier, report, cancellationToken);
        }

        report.Judge($"readers left on the driver: {await Driver.CountReadersAsync(session, cancellationToken)}", await Driver.CountReadersAsync(session, cancellationToken) == 0);
        foreach (var carrier in Enum.GetValues<QueryCarrier>())
        {
            await DeleteAsync(client, carrier, report, cancellationToken);
        }
    }

    private static async Task FailAsync(LivySession session, QueryCarrier carrier, Report report, CancellationToken cancellationToken)
    {
        await session.RunAsync("spark.conf.set('spark.sql.ansi.enabled', 'true')", StatementKind.PySpark, cancellationToken);
        await ExpectAsync<long>("select id frm range(1) wher", 0, Fails("PARSE_SYNTAX_ERROR", "42601"));
        await ExpectAsync<long>("select * from no_such_table", 0, Fails("TABLE_OR_VIEW_NOT_FOUND", "42P01"));
        await ExpectAsync<long>("select idd from range(1)", 0, Fails("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703"));

        // A batch has 10,000 rows, so of the partition that fails nothing comes.
        await ExpectAsync<double>("select 1 / (id - 5000) from range(0, 10000, 1, 1)", 0, Fails("DIVIDE_BY_ZERO", "22012"));
        await ExpectAsync<double>("select 1 / (id - 5000) from range(0, 10000, 1, 4)", 5000, Fails("DIVIDE_BY_ZERO", "22012"));
        await ExpectAsync<int>("select cast(if(id = 5000, 'x', '1') as int) from range(0, 10000, 1, 4)", 5000, Fails("CAST_INVALID_INPUT", "22018"));
        await ExpectAsync<string>("select raise_error('it is broken')", 0, Fails(null, null));
        await ExpectAsync<object>("select struct()", 0, Fails(null, null));
        await ExpectAsync<object>("select make_interval(1)", 0, Fails("UNSUPPORTED_DATATYPE", "0A000"), QueryFormat.Arrow);
        await ExpectAsync<object>("select array(struct())", 0, Fails(null, null), QueryFormat.Arrow);
        await ExpectAsync<int>("select cast(id as string) as id from range(10)", 0, DoesNotFit(null));
        await ExpectAsync<int>("select if(id = 5000, 3000000000, id) as id from range(0, 10000, 1, 1)", 5000, DoesNotFit(5000));
        await ExpectAsync<int>("select if(id = 5000, null, 1) as id from range(0, 10000, 1, 1)", 5000, DoesNotFit(5000));
        await session.RunAsync("spark.conf.set('spark.sql.ansi.enabled', 'false')", StatementKind.PySpark, cancellationToken);

        async Task ExpectAsync<T>(string sql, int most, Func<Exception?, int, bool> isTold, QueryFormat? format = null)
        {
            var rows = 0;
            var failure = await CatchAsync(async () =>
            {
                await foreach (var _ in session.QueryAsync<T>(sql, new QueryOptions { Carrier = carrier, Format = format }).WithCancellation(cancellationToken))
                {
                    rows++;
                }
            });
            report.Judge($"{sql}, by {carrier}: {rows} rows, then {failure?.GetType().Name}: {failure?.Message}", rows <= most && isTold(failure, rows) && failure?.Message.Contains('\n', StringComparison.Ordinal) == false);
        }
    }

    private static Func<Exception?, int, bool> Fails(string? errorClass, string? sqlState) =>
        (failure, _) => failure is LivyQueryFailedException { Stack.Count: > 0 } failed && failed.ErrorClass == errorClass && failed.SqlState == sqlState;

    /// <summary>All rows before the one that does not fit must come.</summary>
    private static Func<Exception?, int, bool> DoesNotFit(int? row) =>
        (failure, rows) => failure is LivyDataException { Column: "id", SparkType: not null } unfit && unfit.Row == row && rows == (row ?? 0);

    /// <summary>Cancels in the middle of a job that would take hours.</summary>
    private static async Task CancelAsync(LivySession session, QueryCarrier carrier, Report report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var query = CatchAsync(async () =>
        {
            await foreach (var _ in session.QueryAsync<long>(LongQuery, new QueryOptions { Carrier = carrier }).WithCancellation(stop.Token))
            {
            }
        });
        long running;
        do
        {
            running = await CountJobsAsync(session, cancellationToken);
        }
        while (running == 0 && !query.IsCompleted);

        var started = session.TimeProvider.GetTimestamp();
        await stop.CancelAsync();
        var failure = await query;
        var took = session.TimeProvider.GetElapsedTime(started);
        var left = await CountJobsAsync(session, cancellationToken);
        report.Judge(
            $"cancelled by a token, by {carrier}: {running} jobs ran, {failure?.GetType().Name} after {took.TotalSeconds:F2} s, {left} jobs run afterwards", running == 1 && failure is OperationCanceledException && took < CancelLimit && left == 0);
    }

    /// <summary>Deletes the session while its rows are read.</summary>
    private static async Task DeleteAsync(LivyClient client, QueryCarrier carrier, Report report, CancellationToken cancellationToken)
    {
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        var (rows, deleted) = (0, 0L);
        var failure = await CatchAsync(async () =>
        {
            await foreach (var _ in session.QueryAsync<(long, string)>("select id, sha2(string(id), 256) from range(1000000)", new QueryOptions { Carrier = carrier, PageSize = 16 * 1024, MaxStatements = 10_000 }).WithCancellation(cancellationToken))
            {
                if (rows++ == 100)
                {
                    deleted = session.TimeProvider.GetTimestamp();
                    await session.DeleteAsync(cancellationToken);
                }
            }
        });
        report.Judge($"deleted while it is read, by {carrier}: {rows} rows, then {failure?.GetType().Name} after {session.TimeProvider.GetElapsedTime(deleted).TotalSeconds:F2} s: {failure?.Message}", failure is LivySessionFailedException);
    }

    private static async Task<long> CountJobsAsync(LivySession session, CancellationToken cancellationToken)
    {
        var output = await session.RunAsync("print(len(sc.statusTracker().getActiveJobsIds()))", StatementKind.PySpark, cancellationToken);
        return long.Parse(output.Text!, CultureInfo.InvariantCulture);
    }

    private static async Task<Exception?> CatchAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception failure) when (failure is LivyException or OperationCanceledException)
        {
            return failure;
        }
    }
}
