using System.Text.Json;

namespace Livy.Client.Tests;

public class LivyIdTests
{
    [Theory]
    [InlineData("7", true)]
    [InlineData("007", true)]
    [InlineData("\u0663", true)]
    [InlineData("-7", false)]
    [InlineData("7a", false)]
    [InlineData("etl", false)]
    [InlineData("99999999999999999999", true)]
    public void IsNumber_OfText_IsWhatTheServerSees(string text, bool expected) => new LivyId(text).IsNumber.ShouldBe(expected);

    [Theory]
    [InlineData("7", "7")]
    [InlineData("007", "7")]
    [InlineData("000", "0")]
    [InlineData("\u0667", "7")]
    [InlineData("\u0661\u0660", "10")]
    [InlineData("etl", "etl")]
    [InlineData("a/b", "a/b")]
    [InlineData("...", "...")]
    [InlineData("  ", "  ")]
    [InlineData("-5", "-5")]
    public void Value_OfText_IsWhatTheServerLooksFor(string text, string expected)
    {
        new LivyId(text).Value.ShouldBe(expected);
        ((LivyId)text).Value.ShouldBe(expected);
        LivyId.Parse(text, provider: null).Value.ShouldBe(expected);
    }

    [Fact]
    public void Equals_OfNumberAndItsText_IsTrue() => new LivyId(7).ShouldBe("7");

    [Fact]
    public void Equals_OfNamesInOtherCase_IsFalse() => new LivyId("ETL").ShouldNotBe(new LivyId("etl"));

    public static TheoryData<string> AddressesNothing => ["", ".", "..", "a;b", "a\nb", "a\0", "a\u0085"];

    [Theory]
    [MemberData(nameof(AddressesNothing))]
    public void New_OfTextThatAddressesNothing_Throws(string text) => Should.Throw<ArgumentException>(() => new LivyId(text));

    [Theory]
    [MemberData(nameof(AddressesNothing))]
    public void Parse_OfTextThatAddressesNothing_Fails(string text)
    {
        Should.Throw<FormatException>(() => LivyId.Parse(text, provider: null));
        LivyId.TryParse(text, provider: null, out var id).ShouldBeFalse();
        id.IsDefault.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(AddressesNothing))]
    public async Task Conversion_OfTextThatAddressesNothing_IsRefusedWhereItIsUsed(string text)
    {
        LivyId id = text;
        var server = new StubLivy();
        using var client = server.CreateClient();

        Should.Throw<ArgumentException>(() => client.Sessions.Attach(id));
        Should.Throw<ArgumentException>(() => client.Batches.Attach(id));
        Should.Throw<ArgumentException>(() => client.Sessions.Attach(7).AttachStatement(id));
        await Should.ThrowAsync<ArgumentException>(() => client.Sessions.GetAsync(id));
        await Should.ThrowAsync<ArgumentException>(() => client.Batches.GetAsync(id));
        await Should.ThrowAsync<ArgumentException>(() => client.Api.GetStatementAsync(7, id));
        server.Requests.ShouldBeEmpty();
    }

    // Not a theory: the test runner writes such texts down as others.
    [Fact]
    public void HalfOfASurrogatePair_AddressesNothing()
    {
        foreach (var text in new[] { "a\ud83d", "\ude00\ud83d", "\ud83da" })
        {
            LivyId.TryParse(text, provider: null, out _).ShouldBeFalse();
            Should.Throw<ArgumentException>(() => new LivyId(text));
        }

        LivyId.TryParse("a😀", provider: null, out _).ShouldBeTrue();
    }

    [Fact]
    public void Parse_OfNull_Throws() => Should.Throw<ArgumentNullException>(() => LivyId.Parse(null!, provider: null));

    [Fact]
    public void New_OfNull_Throws() => Should.Throw<ArgumentNullException>(() => new LivyId(null!));

    [Fact]
    public void New_OfNegativeNumber_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new LivyId(-1));

    [Fact]
    public void Conversion_OfANegativeNumberOrNull_AddressesNothing()
    {
        ((LivyId)(-1)).IsDefault.ShouldBeTrue();
        ((LivyId)(-1L)).IsDefault.ShouldBeTrue();
        ((LivyId)(string?)null).IsDefault.ShouldBeTrue();
    }

    [Fact]
    public void Default_SaysSoAndHasNoValue()
    {
        LivyId id = default;

        id.IsDefault.ShouldBeTrue();
        id.IsNumber.ShouldBeFalse();
        id.ToString().ShouldBe("");
        $"{id}".ShouldBe("");
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
    [InlineData("\"..\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Json_OfNoId_ThrowsJsonException(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<LivyId>(json));
}
