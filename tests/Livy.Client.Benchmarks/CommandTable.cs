namespace Livy.Client.Benchmarks;

/// <summary>The commands by name.</summary>
internal static class CommandTable
{
    private static readonly Command[] Commands = [new OverheadCommand(), new MockCommand(), new MockServerCommand(), new ScaleCommand(), new ResultsCommand()];

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var command = arguments.Count == 0 ? null : Array.Find(Commands, known => known.Name == arguments[0]);
        var exitCode = command is null ? ExitCode.WrongUsage : await command.RunAsync([.. arguments.Skip(1)], output);
        if (exitCode == ExitCode.WrongUsage)
        {
            await error.WriteLineAsync("usage: dotnet run -c Release --project tests/Livy.Client.Benchmarks -- COMMAND");
            foreach (var known in Commands)
            {
                await error.WriteLineAsync($"  {known.Name} {known.Usage}");
            }
        }

        return exitCode;
    }
}
