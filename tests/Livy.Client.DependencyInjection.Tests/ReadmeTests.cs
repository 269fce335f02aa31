using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

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
        options.Submission.ShouldBeEquivalentTo(defaults.Submission);
        options.Waiting.ShouldBeEquivalentTo(defaults.Waiting);
    }

    [GeneratedRegex("```json\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonBlock();
}
