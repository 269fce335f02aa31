using System.CommandLine;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Livy.Client.Tests.Shared;

namespace Livy.Client.RealDataTests;

/// <summary>Sends hostile values as parameters, bound and as literals, whatever the session thinks of backslashes: what goes in must come out, and nothing else.</summary>
internal sealed class ParametersCommand : Command
{
    private const int ValuesOfAQuery = 8;
    private static readonly Option<int> Count = new("--queries") { Description = "How many queries each of the four ways gets; each has 8 values.", DefaultValueFactory = _ => 100 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Which values.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Url = new("--url") { Description = "A server that runs already." };

    public ParametersCommand()
        : base("parameters", "Sends hostile parameters to a real Spark, by both ways of binding and both ways of reading strings.")
    {
        Add(Count);
        Add(Seed);
        Add(Url);
        SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var url = arguments.GetValue(Url);
        if (url is null && RunningLivy.WhatIsMissing is { } missing)
        {
            await output.WriteLineAsync($"parameters: not run. {missing}");
            return ExitCode.Broken;
        }

        await using var server = url is null ? await RunningLivy.StartAsync() : null;
        await using var client = new LivyClient(new Uri(url ?? server!.Variables["LIVY_URL"]));
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        var run = new ParameterRun(session, output);
        foreach (var escaped in new[] { false, true })
        {
            await session.RunAsync(
                $"""
                spark.conf.set("spark.sql.parser.escapedStringLiterals", "{(escaped ? "true" : "false")}")
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

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"parameters: {run.Values} values in {run.Queries} queries, seed {arguments.GetValue(Seed)}: {run.Faults} wrong - {(run.Faults > 0 ? "BROKEN" : "kept")}"));
        return run.Faults > 0 ? ExitCode.Broken : ExitCode.Success;
    }
}
