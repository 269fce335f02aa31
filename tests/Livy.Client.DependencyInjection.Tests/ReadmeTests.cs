using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
    private static readonly string Compiled = WithoutIndent(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReadmeExamples.cs")));

    public static TheoryData<string> Examples => [.. CSharpBlock().Matches(Readme).Select(block => block.Groups["code"].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfCode_IsCompiled(string example) => Compiled.ShouldContain(WithoutIndent(example));

    [Fact]
    public void Example_OfSettings_IsValidAndShowsTheDefaults()
    {
        var json = JsonBlock().Matches(Readme).ShouldHaveSingleItem().Groups["code"].Value;
        var services = new ServiceCollection();
        services.AddLivyClient(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<LivyClientOptions>>().Value;

        var defaults = new LivyClientOptions();
        options.DoAs.ShouldBe(defaults.DoAs);
        options.DisposeTimeout.ShouldBe(defaults.DisposeTimeout);
        options.Timeouts.ShouldBeEquivalentTo(defaults.Timeouts);
        options.Retry.ShouldBeEquivalentTo(defaults.Retry);
        options.Waiting.ShouldBeEquivalentTo(defaults.Waiting);
    }

    private static string WithoutIndent(string code) => string.Join('\n', code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("```json\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonBlock();
}
