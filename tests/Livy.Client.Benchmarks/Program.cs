namespace Livy.Client.Benchmarks;

/// <summary>Measures what the client costs.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => CommandTable.RunAsync(arguments, Console.Out, Console.Error);
}
