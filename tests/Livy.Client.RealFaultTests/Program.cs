using System.CommandLine;

namespace Livy.Client.RealFaultTests;

/// <summary>What the client promises of identity and of sending once, on a real Livy: <c>dotnet run -c Release --project tests/Livy.Client.RealFaultTests -- COMMAND</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        new RootCommand("What the client promises of identity and of sending once, on a real Livy; LIVY_SH names the script that starts it.") { new RestartCommand(), new ProxyCommand() }
            .Parse(arguments).InvokeAsync();
}
