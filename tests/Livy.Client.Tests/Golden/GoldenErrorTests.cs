using Xunit.Abstractions;

namespace Livy.Client.Tests;

public class GoldenErrorTests(ITestOutputHelper output)
{
    [Fact]
    public void Verdicts_OfEveryErrorOfTheRealServer_AreKnown()
    {
        var errors = GoldenTranscripts.All.Where(one => one.Status >= 400).ToArray();
        var counts = errors
            .Select(one => ErrorClassifier.Of(one.Status, ErrorBody.MessageOf(one.PlainBody)))
            .CountBy(one => $"{one.Code} {one.Verdict}")
            .OrderByDescending(one => one.Value)
            .ToArray();
        output.WriteLine(errors.Length == 0 ? "!!! NO TRANSCRIPTS FOUND: nothing was tested. Set LIVY_GOLDEN." : $"{errors.Length} errors");
        output.WriteLine(string.Join(Environment.NewLine, counts.Select(one => $"{one.Value,5} {one.Key}")));

        counts.ShouldAllBe(one => !one.Key.StartsWith("Unknown "));
    }

    [Fact]
    public void MessageOf_EveryErrorOfTheRealServer_HasNoMarkup() =>
        GoldenTranscripts.All.Where(one => one.Status >= 400).Select(one => ErrorBody.MessageOf(one.PlainBody)).ShouldAllBe(message => !message.StartsWith('<') && message.Length <= 1025);

    [Fact]
    public void MessageOf_EveryErrorOfTheRealServer_IsEmptyOnlyIfTheBodyIs() =>
        GoldenTranscripts.All.Where(one => one.Status >= 400 && ErrorBody.MessageOf(one.PlainBody).Length == 0).ShouldAllBe(one => one.PlainBody.Length == 0 || one.PlainBody[0] == '{' || one.PlainBody[0] == 0x1f);

    [Fact]
    public void MessageOf_CompressedBodiesOfTheRealServer_DoesNotThrow() =>
        GoldenTranscripts.All.Where(one => one.Status >= 400).Select(one => ErrorBody.MessageOf(one.Body)).ShouldAllBe(message => message.Length <= 1025);
}
