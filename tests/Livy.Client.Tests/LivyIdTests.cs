using System.Text.Json;

namespace Livy.Client.Tests;

public class LivyIdTests
{
    [Theory]
    [InlineData("7", true)]
    [InlineData("007", true)]
    [InlineData("-7", false)]
    [InlineData("7a", false)]
    [InlineData("etl", false)]
    [InlineData("99999999999999999999", true)]
    public void IsNumber_OfText_IsWhatTheServerSees(string text, bool expected) => new LivyId(text).IsNumber.ShouldBe(expected);

    [Fact]
    public void Equals_OfNumberAndItsText_IsTrue() => new LivyId(7).ShouldBe("7");

    [Fact]
    public void Equals_OfNamesInOtherCase_IsFalse() => new LivyId("ETL").ShouldNotBe(new LivyId("etl"));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    public void New_OfTextThatAddressesNothing_Throws(string text) => Should.Throw<ArgumentException>(() => new LivyId(text));

    [Fact]
    public void New_OfNull_Throws() => Should.Throw<ArgumentNullException>(() => new LivyId(null!));

    [Fact]
    public void New_OfNegativeNumber_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new LivyId(-1));

    [Fact]
    public void Default_SaysSoAndHasNoValue()
    {
        LivyId id = default;

        id.IsDefault.ShouldBeTrue();
        id.IsNumber.ShouldBeFalse();
        id.ToString().ShouldBe("");
        Should.Throw<InvalidOperationException>(() => id.Value);
    }

    [Fact]
    public void From_IsTheSameAsTheConversions()
    {
        LivyId.FromInt64(7).ShouldBe((LivyId)7L);
        LivyId.FromString("etl").ShouldBe((LivyId)"etl");
        ((LivyId)7).ToString().ShouldBe("7");
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("\"7\"", "7")]
    [InlineData("\"007\"", "7")]
    [InlineData("\"0\"", "0")]
    [InlineData("\"0b0f9bcb-96a3\"", "\"0b0f9bcb-96a3\"")]
    public void Json_RoundTrip_KeepsNumbersNumbersAndTextsTexts(string json, string expected)
    {
        var id = JsonSerializer.Deserialize<LivyId>(json);

        JsonSerializer.Serialize(id).ShouldBe(expected);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("\"..\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Json_OfNoId_ThrowsJsonException(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<LivyId>(json));
}
