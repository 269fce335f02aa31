using System.CommandLine;
using System.CommandLine.Invocation;
using Livy.Client.Tests.Shared;

namespace Livy.Client.RealDataTests;

/// <summary>A command that needs a real server, and says in lines what it saw.</summary>
internal abstract class RealDataCommand : Command
{
    protected RealDataCommand(string name, string description)
        : base(name, description) => SetAction(RunAsync);

    /// <summary>Does what the command is there for.</summary>
    protected abstract Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var report = new Report(Name, arguments.InvocationConfiguration.Output);
        if (RunningLivy.WhatIsMissing is { } missing)
        {
            report.Judge($"not run. {missing}", isKept: false);
            return ExitCode.Broken;
        }

        await using var server = await RunningLivy.StartAsync();
        await using var client = new LivyClient(new Uri(server.Variables["LIVY_URL"]));
        await RunAsync(client, report, arguments, cancellationToken);
        return report.IsBroken ? ExitCode.Broken : ExitCode.Success;
    }
}
