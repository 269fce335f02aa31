using System.CommandLine;
using System.Globalization;
using Livy.Client.Tests.Shared;

namespace Livy.Client.RealFaultTests;

/// <summary>Submits to a real server through a faulty gateway and says, by what the server itself shows, what came of it.</summary>
internal sealed class ProxyCommand : Command
{
    private readonly Option<int> _count = new("--count") { Description = "How many submissions.", DefaultValueFactory = _ => 200 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other faults.", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _share = new("--faults") { Description = "How many of the requests meet a fault, from 0 to 1.", DefaultValueFactory = _ => 0.1 };

    public ProxyCommand()
        : base("proxy", "Submits to a real Livy through a faulty gateway; LIVY_SH names the script that starts it.")
    {
        Options.Add(_count);
        Options.Add(_seed);
        Options.Add(_share);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        if (RunningLivy.WhatIsMissing is { } missing)
        {
            await output.WriteLineAsync($"proxy: not run. {missing}");
            return ExitCode.Broken;
        }

        await using var server = await RunningLivy.StartAsync();
        var endpoint = new Uri(server.Variables["LIVY_URL"]);
        await using var proxy = await FaultyProxy.StartAsync(endpoint, arguments.GetValue(_seed), arguments.GetValue(_share));
        await using var direct = new LivyClient(endpoint);
        ProxyRun run;
        var client = new LivyClient(proxy.Address);
        await using (client)
        {
            run = new ProxyRun(client, direct, server.Variables["LIVY_TEST_JOBS_URI"]);
            await run.SubmitAsync(arguments.GetValue(_count), cancellationToken);
            await proxy.DrainAsync();
            await run.JudgeWorkAsync(cancellationToken);
            await run.LeaveAsync();
        }

        await run.JudgeLeftoversAsync(cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"proxy: {run.Submissions} submissions to a real server through a faulty gateway, {proxy.Requests} requests, {proxy.Faults} of them met a fault: {run} - {(run.IsBroken ? "BROKEN" : "kept")}"));
        foreach (var line in run.Lines)
        {
            await output.WriteLineAsync($"  {line}");
        }

        return run.IsBroken ? ExitCode.Broken : ExitCode.Success;
    }
}
