using System.CommandLine;

namespace Livy.Client.RealDataTests;

/// <summary>Leaves readers in the middle, by every way out, and looks for what stays behind on the driver.</summary>
internal sealed class AbandonCommand : RealDataCommand
{
    private const int AtOnce = 8;
    private static readonly TimeSpan SweepLimit = TimeSpan.FromSeconds(60);

    private readonly Option<int> _count = new("--count") { Description = "How many readers.", DefaultValueFactory = _ => 1000 };

    public AbandonCommand()
        : base("abandon", "Leaves readers in the middle; LIVY_SH names the script that starts a real Livy.") => Options.Add(_count);

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        var count = arguments.GetValue(_count);
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        await session.RunAsync("df = spark.range(20000).selectExpr('id', 'repeat(string(id), 20) as s')", cancellationToken);
        var ways = new int[4];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (number, token) =>
        {
            await LeaveAsync(session, number % ways.Length, number, token);
            Interlocked.Increment(ref ways[number % ways.Length]);
        });
        var readers = await UntilNoneAsync(session, cancellationToken);
        report.Judge(
            $"{count} readers were left: {ways[0]} by break, {ways[1]} by a token, {ways[2]} by an exception, {ways[3]} by a program that never closed them. On the driver are {readers} of them, and {await Driver.CountTracesAsync(session, cancellationToken)} RDDs, views and threads",
            readers == 0 && await Driver.CountTracesAsync(session, cancellationToken) == 0);
    }

    private static async Task LeaveAsync(LivySession session, int way, int number, CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new QueryOptions { PageSize = 16 * 1024, IdleTimeout = TimeSpan.FromSeconds(way == 3 ? 10 : 600) };
        var rows = number % 2 == 0
            ? session.QueryAsync<(long, string)>($"select id, md5(string(id)) from range(4000)", options, leaving.Token)
            : session.ReadAsync<(long, string)>("df", options, leaving.Token);
        if (way == 3)
        {
            // A program that dies does not dispose.
            var never = rows.GetAsyncEnumerator(CancellationToken.None);
            await never.MoveNextAsync();
            return;
        }

        try
        {
            await foreach (var _ in rows)
            {
                switch (way)
                {
                    case 0:
                        return;
                    case 1:
                        await leaving.CancelAsync();
                        break;
                    default:
                        throw new InvalidOperationException("Enough.");
                }
            }
        }
        catch (Exception left) when (left is OperationCanceledException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
        }
    }

    private static async Task<long> UntilNoneAsync(LivySession session, CancellationToken cancellationToken)
    {
        var started = session.TimeProvider.GetTimestamp();
        while (true)
        {
            var readers = await Driver.CountReadersAsync(session, cancellationToken);
            if (readers == 0 || session.TimeProvider.GetElapsedTime(started) > SweepLimit)
            {
                return readers;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), session.TimeProvider, cancellationToken);
        }
    }
}
