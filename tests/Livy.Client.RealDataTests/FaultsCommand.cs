using System.CommandLine;
using Livy.Client.RealFaultTests;

namespace Livy.Client.RealDataTests;

/// <summary>Reads through a gateway that drops, cuts, delays and refuses: each row must come once and in its order all the same.</summary>
internal sealed class FaultsCommand : RealDataCommand
{
    private const int PageSize = 64 * 1024;

    private readonly Option<long> _rows = new("--rows") { Description = "How many rows.", DefaultValueFactory = _ => 300_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other faults.", DefaultValueFactory = _ => 1 };

    public FaultsCommand()
        : base("faults", "Reads rows from a real Livy through a faulty gateway; LIVY_SH names the script that starts it.")
    {
        Options.Add(_rows);
        Options.Add(_seed);
    }

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        var rows = arguments.GetValue(_rows);
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        await using var proxy = await FaultyProxy.StartAsync(client.UiUri!, arguments.GetValue(_seed), share: 0.1);
        await using var behind = new LivyClient(new LivyClientOptions { Endpoint = proxy.Address, Timeouts = { Result = TimeSpan.FromSeconds(3) } });
        var far = behind.Sessions.Attach(session.Id);
        var (next, wrong) = (0L, 0L);
        await foreach (var row in far.QueryAsync<WideRow>(WideRow.Query(rows), new QueryOptions { PageSize = PageSize }).WithCancellation(cancellationToken))
        {
            wrong += row == WideRow.Expected(next++) ? 0 : 1;
        }

        await proxy.DrainAsync();
        report.Judge($"{next} rows through a faulty gateway, {proxy.Requests} requests, {proxy.Faults} of them met a fault: {wrong} wrong", wrong == 0 && next == rows && proxy.Faults > 0);
        report.Judge($"readers left on the driver: {await Driver.CountReadersAsync(session, cancellationToken)}", await Driver.CountReadersAsync(session, cancellationToken) == 0);
    }
}
