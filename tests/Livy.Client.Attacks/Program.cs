using System.CommandLine;

namespace Livy.Client.Attacks;

/// <summary>Attacks on the promises of the client and of the mock server: <c>dotnet run -c Release --project tests/Livy.Client.Attacks -- COMMAND</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        new RootCommand("Attacks on what the client, its queries and the mock server promise.") { new MutationsCommand(), new RequestsCommand(), new PagesCommand() }.Parse(arguments).InvokeAsync();
}
