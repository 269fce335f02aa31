using System.CommandLine;

namespace Livy.Client.Attacks;

/// <summary>Answers every call of the client with what a real Livy answered, spoiled.</summary>
internal sealed class MutationsCommand : Command
{
    private readonly Option<int> _count = new("--count") { Description = "How many replies.", DefaultValueFactory = _ => 200_000 };
    private readonly Option<int> _first = new("--first") { Description = "The index of the first one: with --count, halves the way to a case that ended the process.", DefaultValueFactory = _ => 0 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other mutations.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _only = new("--only") { Description = "Repeats the case of this index and prints it whole." };
    private readonly Option<DirectoryInfo> _golden = new("--golden") { Description = "The transcripts. Default: ../shared/golden beside the repository." };
    private readonly Option<bool> _selfTest = new("--self-test") { Description = "Checks that this attack can fail, with faults on purpose." };

    public MutationsCommand()
        : base("mutations", "Sends mutated golden replies through the client and touches every public member of what comes back.")
    {
        Options.Add(_count);
        Options.Add(_first);
        Options.Add(_seed);
        Options.Add(_only);
        Options.Add(_golden);
        Options.Add(_selfTest);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(_selfTest))
        {
            return await SelfTest.RunAsync(output);
        }

        var folder = arguments.GetValue(_golden) ?? GoldenFolder.Default();
        if (folder is not { Exists: true })
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"There is no folder {folder?.FullName ?? "../shared/golden"}: say with --golden where the golden transcripts are.");
            return ExitCode.WrongUsage;
        }

        var examples = new Examples(GoldenFolder.Read(folder));
        if (examples.Routes == 0)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"{folder.FullName} holds no golden transcripts (*.jsonl) of Livy's routes.");
            return ExitCode.WrongUsage;
        }

        var seed = arguments.GetValue(_seed);
        var maker = new CaseMaker(seed, examples, new MutationMix());
        return arguments.GetValue(_only) is { } only
            ? await SingleCase.RunAsync(maker.Make(only), output)
            : await new MutationRun(maker, examples, seed).RunAsync(arguments.GetValue(_first), arguments.GetValue(_count), output, cancellationToken);
    }
}
