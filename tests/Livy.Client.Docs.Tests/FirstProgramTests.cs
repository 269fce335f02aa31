using Livy.Client.Testing;

namespace Livy.Client.Docs.Tests;

/// <summary>The program that the readme begins with runs as it stands there.</summary>
public sealed class FirstProgramTests
{
    private const string Printed = "Bob is 45\n1000\n";

    [Fact]
    public async Task Program_OfTheReadme_PrintsWhatThePageSays()
    {
        await using var server = await LivyMockServer.StartAsync();
        server.Livy.OnQuery("select * from values ('Ann', 31), ('Bob', 45) as people(name, age) where age > ?").ReturnsRows(new { name = "Bob", age = 45 });
        var code = CodeBlock.In("README.md").First().Code;

        var printed = await RunAsync(code.Replace("http://localhost:8998", server.Url.AbsoluteUri, StringComparison.Ordinal));

        printed.ReplaceLineEndings("\n").ShouldBe(Printed);
        server.Livy.Queries().ShouldHaveSingleItem().Parameters.ShouldBe([40]);
    }

    [Fact]
    public async Task Program_WithTheMockServerInIt_PrintsTheSame()
    {
        var blocks = CodeBlock.In("README.md").Take(2).Select(block => block.Code).ToList();
        var client = blocks[0].Split('\n').Single(line => line.Contains("new LivyClient", StringComparison.Ordinal));

        var printed = await RunAsync($"using Livy.Client.Testing;\n{blocks[0].Replace(client, blocks[1], StringComparison.Ordinal)}");

        printed.ReplaceLineEndings("\n").ShouldBe(Printed);
    }

    // Nothing else in these tests writes to the console, and the tests of one class run one after another.
    private static async Task<string> RunAsync(string code)
    {
        var main = CodeCompiler.Program(code).EntryPoint!;
        var console = Console.Out;
        await using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            // The entry point of a program with awaits blocks its thread.
            await Task.Run(() => main.Invoke(null, [Array.Empty<string>()]));
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString();
    }
}
