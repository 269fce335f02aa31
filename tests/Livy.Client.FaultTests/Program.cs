using System.CommandLine;

namespace Livy.Client.FaultTests;

/// <summary>Storms of faults on what the client promises of identity and of sending once: <c>dotnet run -c Release --project tests/Livy.Client.FaultTests -- COMMAND</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        new RootCommand("Storms of faults on what the client promises of identity and of sending once, judged by what the mock server really did.")
        {
            new StormCommand(Chapter.Generated, "storm", "Submits with generated names: nothing may be lost, done twice, mistaken or left."),
            new StormCommand(Chapter.Exact, "exact", "Submits with exact names and attaches by number: what is left of the races is counted."),
            new CancelCommand(),
            new SelfTestCommand(),
        }.Parse(arguments).InvokeAsync();
}
