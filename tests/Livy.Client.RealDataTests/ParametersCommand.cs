using System.CommandLine;
using FsCheck;
using FsCheck.Fluent;

namespace Livy.Client.RealDataTests;

/// <summary>Sends hostile values as parameters, bound and as literals, whatever the session thinks of backslashes: what goes in must come out, and nothing else.</summary>
internal sealed class ParametersCommand : RealDataCommand
{
    private const int ValuesOfAQuery = 8;
    private static readonly Option<int> Count = new("--queries") { Description = "How many queries each of the four ways gets; each has 8 values.", DefaultValueFactory = _ => 60 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Which values.", DefaultValueFactory = _ => 1 };

    public ParametersCommand()
        : base("parameters", "Sends hostile parameters to a real Spark, by both ways of binding and both ways of reading strings.")
    {
        Add(Count);
        Add(Seed);
    }

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        var run = new ParameterRun(session, report);
        foreach (var escaped in new[] { false, true })
        {
            await session.RunAsync(
                $"""
                spark.conf.set("spark.sql.parser.escapedStringLiterals", "{(escaped ? "true" : "false")}")
                spark.conf.set("spark.sql.ansi.enabled", "{(escaped ? "true" : "false")}")
                spark.conf.set("spark.sql.timestampType", "{(escaped ? "TIMESTAMP_NTZ" : "TIMESTAMP_LTZ")}")
                spark.conf.set("spark.sql.session.timeZone", "Europe/Berlin")
                """,
                cancellationToken);
            foreach (var literals in new[] { false, true })
            {
                var values = ParameterCases.Any.Sample(arguments.GetValue(Count) * ValuesOfAQuery, new Rnd(arguments.GetValue(Seed), 1), 40);
                foreach (var some in values.Chunk(ValuesOfAQuery))
                {
                    await run.AskAsync(some, escaped, literals, cancellationToken);
                }

                await run.AskForListsAsync(literals, cancellationToken);
            }
        }

        await run.AskForTheMostAsync(literals: false, QueryCarrier.Jobs, cancellationToken);
        await run.AskForTheMostAsync(literals: true, QueryCarrier.Jobs, cancellationToken);
        await run.AskForTheMostAsync(literals: false, QueryCarrier.Statements, cancellationToken);
        report.Judge($"{run.Values} hostile values in {run.Queries} queries, seed {arguments.GetValue(Seed)}: {run.Faults} wrong", isKept: run.Faults == 0);
    }
}
