using System.Text;

namespace Livy.Client.Data.Tests;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0", 38, 38, "0")]
    [InlineData("-0", 38, 0, "0")]
    [InlineData("0E+2147483647", 38, 38, "0")]
    [InlineData("12.30", 4, 2, "1230")]
    [InlineData("12.3", 4, 2, "1230")]
    [InlineData("1.2E+4", 4, -2, "120")]
    [InlineData("-9.9999999999999999999999999999999999999E+37", 38, 0, "-99999999999999999999999999999999999999")]
    public void TryRead_ADecimalOfTheType_IsItsDigits(string text, int precision, int scale, string expected)
    {
        DecimalText.TryRead(Encoding.UTF8.GetBytes(text), precision, scale, out var unscaled).ShouldBeTrue();

        ArrowText.Of(unscaled).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData(".5")]
    [InlineData("1..5")]
    [InlineData("1.5.5")]
    [InlineData("1E")]
    [InlineData("1E1.5")]
    [InlineData("E1")]
    [InlineData("1 ")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("100")]
    [InlineData("0.001")]
    [InlineData("1E2147483648")]
    [InlineData("1E-2147483648")]
    public void TryRead_AnythingElse_IsNone(string text) => DecimalText.TryRead(Encoding.UTF8.GetBytes(text), 4, 2, out _).ShouldBeFalse();
}
