using Livy.Client.Testing.Tests;

namespace Livy.Client.ConformanceTests;

/// <summary>By raw HTTP the mock server of profile 0.7 cannot be told from a real 0.7.1.</summary>
[Collection(AfterAllOthers.Name)]
[Trait("Server", "Real")]
public sealed class SideBySideOnRealServer(ITestOutputHelper output)
{
    private static readonly string[] Recordings = ["13_compression", "12_errors", "11_uploads", "11b_uploads_pyspark", "11c_uploads_shared", "10a_jobs_kryo_raw", "08_batches", "07e_while_starting", "07b_states_stop_interrupt"];

    /// <summary>The sessions that stand in for those that the recordings started for themselves.</summary>
    private static readonly Dictionary<string, string> Prepared = new(StringComparer.Ordinal)
    {
        ["/sessions/94"] = "pyspark",
        ["/sessions/70"] = "shared",
        ["/sessions/82"] = "pyspark",
        ["/sessions/105"] = "pyspark",
        ["/sessions/110"] = "shared",
        ["/sessions/86"] = "shared",
        ["/sessions/33"] = "pyspark",
    };

    [OwnServerFact]
    public async Task Answers_OfBothServers_AreEqualButForTheAllowedDifferences()
    {
        var golden = GoldenFolder.Find();
        var leftOut = Reasons.Read("left-out.txt");
        IEnumerable<Ask> Recorded(string name) => golden is null ? [] : RecordedAsks.Of(golden, name, leftOut, Prepared);

        List<SideBySideResult> results = [];
        await using (var plain = await Pair.StartAsync<PlainSetup>())
        {
            await AskPlainAsync(plain, Recorded);
            results.AddRange(plain.Results);
        }

        await using (var limited = await Pair.StartAsync<TightSetup>())
        {
            await limited.AskAsync(Recorded("17_limits_restart"));
            results.AddRange(limited.Results);
        }

        await using (var guarded = await Pair.StartAsync<GuardedSetup>())
        {
            await guarded.AskAsync(GuardedTable.All());
            results.AddRange(guarded.Results);
        }

        Judge(results);
    }

    private static async Task AskPlainAsync(Pair pair, Func<string, IEnumerable<Ask>> recorded)
    {
        await pair.AskAsync(recorded("01_server"));
        await pair.AskAsync(HttpTables.Paths());
        await pair.AskAsync(HttpTables.Methods());
        await pair.AskAsync(HttpTables.Headers());
        await pair.AskAsync(HttpTables.Compression());
        await pair.AskAsync(BodyTables.Creates());
        await pair.AskAsync(BodyTables.Others());
        await pair.AskAsync(LiveTables.Start());
        await pair.AskAsync(LiveTables.Statements());
        await pair.AskAsync(LiveTables.Files());
        await pair.AskAsync(LiveTables.Jobs());
        foreach (var recording in Recordings)
        {
            await pair.AskAsync(recorded(recording));
        }

        await pair.AskAsync(LiveTables.Batches());
        await pair.AskAsync(LiveTables.End());
    }

    private void Judge(List<SideBySideResult> results)
    {
        var allowed = Reasons.Read("allowed-differences.txt");
        var report = SideBySideReport.Of(results, allowed);
        SideBySideReport.WriteIfAsked(report);
        output.WriteLine(report);
        List<string> different = [.. results.Where(result => result.Difference is not null).Select(result => result.Ask.Key)];
        different.Except(allowed.Keys, StringComparer.Ordinal).ShouldBeEmpty("These answers differ.");
        allowed.Keys.Intersect(results.Select(result => result.Ask.Key), StringComparer.Ordinal).Except(different, StringComparer.Ordinal).ShouldBeEmpty("These may differ and do not: strike them off.");
    }
}
