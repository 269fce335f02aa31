using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>The table of raw exchanges, for the output of the test and for the file that <c>WIREMOCK_REPORT</c> names.</summary>
internal sealed class RawReport
{
    private readonly Dictionary<RawSetup, (int Sent, int Equal)> _setups = [];

    /// <summary>The exchanges that the two hosts answer differently, or with another status than the table says.</summary>
    public List<string> Differences { get; } = [];

    public void Add(RawExchange exchange, string kestrel, string wireMock)
    {
        var (sent, equal) = _setups.GetValueOrDefault(exchange.Setup);
        _setups[exchange.Setup] = (sent + 1, equal + (kestrel == wireMock ? 1 : 0));
        if (kestrel != wireMock)
        {
            Differences.Add($"{exchange}\n--- Kestrel\n{kestrel}\n--- WireMock\n{wireMock}\n");
        }
        else if (StatusOf(kestrel) != exchange.Status)
        {
            Differences.Add($"{exchange}: {StatusOf(kestrel)} instead of {exchange.Status}");
        }
    }

    public void WriteTo(ITestOutputHelper output)
    {
        string[] lines =
        [
            .. _setups.Select(setup => $"WireMock raw, {setup.Key}: {setup.Value.Equal} of {setup.Value.Sent}"),
            $"WireMock raw: {_setups.Values.Sum(setup => setup.Equal)} of {_setups.Values.Sum(setup => setup.Sent)} exchanges equal to the Kestrel host",
        ];
        output.WriteLine(string.Join('\n', lines));
        if (Environment.GetEnvironmentVariable("WIREMOCK_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, lines);
        }
    }

    // An interim answer stands before the one that counts.
    private static string StatusOf(string answer) => answer.Split("\r\n").Last(line => line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))["HTTP/1.1 ".Length..];
}
