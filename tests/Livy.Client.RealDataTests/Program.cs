using System.CommandLine;

namespace Livy.Client.RealDataTests;

/// <summary>What queries promise, on a real Livy: <c>dotnet run -c Release --project tests/Livy.Client.RealDataTests -- COMMAND</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        new RootCommand("What queries promise, on a real Livy; LIVY_SH names the script that starts it.") { new StreamCommand(), new LargeCommand(), new AbandonCommand(), new FaultsCommand(), new ParametersCommand(), new TypesCommand(), new ErrorsCommand() }
            .Parse(arguments).InvokeAsync();
}
