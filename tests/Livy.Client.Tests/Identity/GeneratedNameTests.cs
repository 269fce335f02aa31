using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class GeneratedNameTests
{
    private readonly SimulatedClock _time = new();

    [Theory]
    [InlineData("SparkPi", "SparkPi")]
    [InlineData("my job (v2)", "myjobv2")]
    [InlineData("--x", "x")]
    [InlineData("7up", "livy-client-7up")]
    [InlineData("", "livy-client")]
    [InlineData(null, "livy-client")]
    [InlineData("Größe 你", "Gre")]
    public void Describing_AText_KeepsWhatEveryClusterTakes(string? what, string expected)
    {
        var name = GeneratedName.Describing(what, _time);

        name[..^33].ShouldBe(expected);
        name.ShouldMatch("^[A-Za-z][A-Za-z0-9._-]{0,99}$");
    }

    [Fact]
    public void Describing_ALongText_HasAHundredCharacters() => GeneratedName.Describing(new string('x', 500), _time).Length.ShouldBe(100);

    [Fact]
    public void TryRead_OfAName_TellsPrefixAndAge()
    {
        var name = GeneratedName.Behind("etl-nightly", _time);

        GeneratedName.TryRead(name, out var prefix, out var created).ShouldBeTrue();

        prefix.ShouldBe("etl-nightly");
        created.ShouldBe(_time.GetUtcNow(), TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("etl")]
    [InlineData("-0190aaaabbbb7ccc8ddd0123456789ab")]
    [InlineData("0190aaaabbbb7ccc8ddd0123456789ab")]
    [InlineData("etl-0190aaaabbbb4ccc8ddd0123456789ab")]
    [InlineData("etl-0190AAAABBBB7CCC8DDD0123456789AB")]
    [InlineData("etl_0190aaaabbbb7ccc8ddd0123456789ab")]
    [InlineData("etl-0190aaaabbbb7ccc8ddd0123456789a")]
    [InlineData("etl-0190aaaa-bbbb-7ccc-8ddd-0123456789ab")]
    public void IsOne_OfAnotherName_IsFalse(string? name) => GeneratedName.IsOne(name).ShouldBeFalse();
}
