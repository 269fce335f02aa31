using System.CommandLine;

namespace Livy.Client.Attacks;

/// <summary>Sends hostile requests to a mock server in a process of its own.</summary>
internal sealed class RequestsCommand : Command
{
    private readonly Option<int> _count = new("--count") { Description = "How many random requests, beside the aimed ones.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other requests.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _most = new("--most") { Description = "The memory in MiB that the server may take above what it has at its start.", DefaultValueFactory = _ => 256 };
    private readonly Option<FileInfo> _server = new("--server") { Description = "LivyCli.dll. Default: the one that was built beside this.", DefaultValueFactory = _ => MockProcess.DefaultProgram() };

    public RequestsCommand()
        : base("requests", "Sends random, malformed and aimed requests to the mock server and watches its memory and its files.")
    {
        Options.Add(_count);
        Options.Add(_seed);
        Options.Add(_most);
        Options.Add(_server);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var program = arguments.GetValue(_server)!;
        if (!program.Exists)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"There is no {program.FullName}: build samples/LivyCli first.");
            return ExitCode.WrongUsage;
        }

        var output = arguments.InvocationConfiguration.Output;
        await using var server = await MockProcess.StartAsync(program, cancellationToken);
        var run = new RequestsRun(server, output);
        await run.WarmUpAsync(cancellationToken);
        await run.SendRandomAsync(arguments.GetValue(_seed), arguments.GetValue(_count), cancellationToken);
        await run.PrepareAsync(cancellationToken);
        foreach (var attack in AimedAttacks.All)
        {
            await run.SendAsync(attack, cancellationToken);
        }

        return await run.JudgeAsync(arguments.GetValue(_most), cancellationToken) ? ExitCode.Success : ExitCode.Broken;
    }
}
