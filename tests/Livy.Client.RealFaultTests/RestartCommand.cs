using System.CommandLine;
using System.Globalization;
using Livy.Client.Tests.Shared;

namespace Livy.Client.RealFaultTests;

/// <summary>Kills a real server under everything that a client has, lets a stranger take the numbers, and looks at what the client does to him.</summary>
internal sealed class RestartCommand : Command
{
    public RestartCommand()
        : base("restart", "Kills a real Livy while statements run and batches wait; LIVY_SH names the script that starts it.") => SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        if (RunningLivy.WhatIsMissing is { } missing)
        {
            await output.WriteLineAsync($"restart: not run. {missing}");
            return ExitCode.Broken;
        }

        await using var server = await RunningLivy.StartAsync();
        var endpoint = new Uri(server.Variables["LIVY_URL"]);
        await using var client = new LivyClient(new LivyClientOptions { Endpoint = endpoint, Waiting = { FaultTolerance = TimeSpan.FromMinutes(2) } });
        var mine = await Possessions.AcquireAsync(client, server.Variables["LIVY_TEST_JOBS_URI"], cancellationToken);
        var waits = mine.BeginWaits(cancellationToken);
        await server.KillAndStartAgainAsync();

        // Without names of ours, so that he gets what a program without this client gets.
        await using var strangersClient = new LivyClient(new LivyClientOptions { Endpoint = endpoint, Submission = { GenerateNames = false, MarkStatements = false } });
        var stranger = await RealStranger.SettleAsync(strangersClient, server.Variables["LIVY_TEST_JOBS_URI"], mine.SessionIds.Count(), cancellationToken);
        var report = new RestartReport();
        await mine.UseAllAsync(waits, report, cancellationToken);
        await stranger.LookAsync(report, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"restart: a real server was killed under {mine.Count} handles and {waits.Count} waits; a stranger took {stranger.Count} of their numbers: {report} - {(report.IsBroken ? "BROKEN" : "kept")}"));
        foreach (var line in report.Lines)
        {
            await output.WriteLineAsync($"  {line}");
        }

        return report.IsBroken ? ExitCode.Broken : ExitCode.Success;
    }
}
