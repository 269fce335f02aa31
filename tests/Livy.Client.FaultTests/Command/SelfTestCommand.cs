using System.CommandLine;

namespace Livy.Client.FaultTests;

/// <summary>Checks that the judge can find each breach, and finds none where there is none.</summary>
internal sealed class SelfTestCommand : Command
{
    public SelfTestCommand()
        : base("self-test", "Checks that the judge can fail: shows it a server's journal with each breach in turn, and sound ones.") => SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        List<JudgedCase> cases = [.. JudgedCases.All()];
        var wrong = 0;
        foreach (var one in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var figures = one.Judge();
            var isRight = one.IsAsExpected(figures);
            wrong += isRight ? 0 : 1;
            await output.WriteLineAsync($"{(isRight ? "ok   " : "WRONG")} {one.Name}: {one.Expected?.ToString() ?? "sound"}{(isRight ? "" : $", but {figures}")}");
        }

        await output.WriteLineAsync($"self-test: {cases.Count - wrong} of {cases.Count} as they should be");
        return wrong == 0 ? ExitCode.Success : ExitCode.Broken;
    }
}
