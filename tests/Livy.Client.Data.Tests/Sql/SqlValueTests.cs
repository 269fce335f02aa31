using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;

namespace Livy.Client.Data.Tests;

public sealed class SqlValueTests
{
    public static TheoryData<object?, string, string?> Values => new()
    {
        { null, "void", null },
        { DBNull.Value, "void", null },
        { true, "boolean", "true" },
        { (sbyte)-128, "tinyint", "-128" },
        { (byte)255, "smallint", "255" },
        { (short)-32768, "smallint", "-32768" },
        { (ushort)65535, "int", "65535" },
        { int.MinValue, "int", "-2147483648" },
        { uint.MaxValue, "bigint", "4294967295" },
        { long.MinValue, "bigint", "-9223372036854775808" },
        { ulong.MaxValue, "decimal(20,0)", "18446744073709551615" },
        { 1UL, "decimal(20,0)", "1" },
        { DayOfWeek.Friday, "int", "5" },
        { ByteEnum.Last, "smallint", "255" },
        { (Half)0.1, "float", "0.099975586" },
        { 0.1f, "float", "0.1" },
        { float.NaN, "float", "NaN" },
        { -0.0, "double", "-0" },
        { double.MaxValue, "double", "1.7976931348623157E+308" },
        { double.NegativeInfinity, "double", "-Infinity" },
        { 0m, "decimal(1,0)", "0" },
        { 1.50m, "decimal(3,2)", "1.50" },
        { -0.05m, "decimal(2,2)", "-0.05" },
        { 0.00m, "decimal(2,2)", "0.00" },
        { decimal.MinValue, "decimal(29,0)", "-79228162514264337593543950335" },
        { new SqlDecimal(38, 38, false, 1, 0, 0, 0), "decimal(38,38)", "-0.00000000000000000000000000000000000001" },
        { SqlDecimal.Null, "void", null },
        { BigInteger.Pow(10, 38) - 1, "decimal(38,0)", "99999999999999999999999999999999999999" },
        { (Int128)(-7), "decimal(1,0)", "-7" },
        { "a'b\0🙂", "string", "a'b\0🙂" },
        { '\'', "string", "'" },
        { new Guid("0F8FAD5B-D9CB-469F-A165-70867728950E"), "string", "0f8fad5b-d9cb-469f-a165-70867728950e" },
        { new byte[] { 0, 255, 39 }, "binary", "AP8n" },
        { new ReadOnlyMemory<byte>([1]), "binary", "AQ==" },
        { new ArraySegment<byte>([1, 2, 3], 1, 1), "binary", "Ag==" },
        { new DateOnly(1, 1, 1), "date", "-719162" },
        { DateOnly.MaxValue, "date", "2932896" },
        { DateTimeOffset.MinValue, "timestamp", "-62135596800000000" },
        { new DateTimeOffset(1970, 1, 1, 1, 0, 0, TimeSpan.FromHours(2)), "timestamp", "-3600000000" },
        { DateTimeOffset.UnixEpoch.AddTicks(-1), "timestamp", "-1" },
        { DateTime.UnixEpoch.AddTicks(19), "timestamp", "1" },
        { DateTime.UnixEpoch.ToLocalTime(), "timestamp", "0" },
        { new DateTime(9999, 12, 31, 23, 59, 59, 999, DateTimeKind.Unspecified), "timestamp_ntz", "253402300799999000" },
        { TimeSpan.FromTicks(-10), "interval day to second", "-1" },
        { TimeSpan.FromDays(1), "interval day to second", "86400000000" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Of_AValue_IsSparksTypeAndAnExactText(object? value, string type, string? text) => SqlValue.Of(value, "x").ShouldBe(new SqlParameter(type, text));

    [Fact]
    public void Of_AValueInAnotherCulture_IsTheSame()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { NumberFormat = new NumberFormatInfo { NegativeSign = "~", NumberDecimalSeparator = "," } };

        SqlValue.Of(-1.5m, "x").ShouldBe(new SqlParameter("decimal(2,1)", "-1.5"));
        SqlValue.Of(-1.5, "x").ShouldBe(new SqlParameter("double", "-1.5"));
        SqlValue.Of(new SqlDecimal(-1.5m), "x").ShouldBe(new SqlParameter("decimal(2,1)", "-1.5"));
        SqlValue.Of(-15, "x").ShouldBe(new SqlParameter("int", "-15"));

        CultureInfo.CurrentCulture = culture;
    }

    [Fact]
    public void Of_MoreThan38Digits_IsRefused() => Should.Throw<ArgumentException>(() => SqlValue.Of(-BigInteger.Pow(10, 38), "x")).Message.ShouldContain("38 digits");

    [Fact]
    public void Of_ATenthOfAMicrosecond_IsRefused() => Should.Throw<ArgumentException>(() => SqlValue.Of(TimeSpan.FromTicks(1), "x")).Message.ShouldContain("microseconds");

    [Fact]
    public void Of_TypesThatSparkLacks_IsNull()
    {
        SqlValue.Of(TimeOnly.MinValue, "x").ShouldBeNull();
        SqlValue.Of(new object(), "x").ShouldBeNull();
        SqlValue.Of((1, 2), "x").ShouldBeNull();
        SqlValue.Of(new Uri("http://a"), "x").ShouldBeNull();
    }

    private enum ByteEnum : byte
    {
        Last = 255,
    }
}
