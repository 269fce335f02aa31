using System.CommandLine;

namespace LivyCli;

/// <summary>The console tool: <c>dotnet run --project samples/LivyCli -- COMMAND</c>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // One class per command, in Commands/.
        var root = new RootCommand("Tools around Apache Livy.") { new FakeCommand(), new RecordCommand(), new RunCommand() };
        using var signals = new TerminationSignals();
        return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, signals.Token);
    }
}
