using System.Text.RegularExpressions;

namespace Livy.Client.ConformanceTests;

public sealed partial class SurpriseTests
{
    [WireDocumentFact]
    public async Task Surprises_AreThoseOfTheDocument()
    {
        var document = await File.ReadAllTextAsync(WireDocumentFactAttribute.Document!);

        var section = Section().Match(document).Value;

        Number().Matches(section).Select(match => int.Parse(match.Value)).ShouldBe(Enum.GetValues<Surprise>().Select(surprise => (int)surprise));
    }

    [GeneratedRegex(@"^### 10\.1 .*?(?=^#)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    /// <summary>At the start of a line or after a semicolon.</summary>
    [GeneratedRegex(@"(?<=^|; )\d+(?= )", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
