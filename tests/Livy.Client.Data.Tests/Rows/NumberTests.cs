using System.Data.SqlTypes;
using System.Numerics;

namespace Livy.Client.Data.Tests;

public sealed class NumberTests
{
    [Fact]
    public void Read_Booleans_AreBools()
    {
        var table = Table.Of("boolean", Arrays.Booleans(true, false, null));

        table.Read<bool?>().ShouldBe([true, false, null]);
        table.Read<string?>().ShouldBe(["true", "false", null]);
        table.Read<object?>().Select(row => ((Dictionary<string, object?>)row!)["v"]).ShouldBe([true, false, null]);
    }

    [Fact]
    public void Read_IntegersOfEachLength_AreThose()
    {
        Table.Of("byte", Arrays.TinyInts(sbyte.MinValue, sbyte.MaxValue)).Read<sbyte>().ShouldBe([sbyte.MinValue, sbyte.MaxValue]);
        Table.Of("short", Arrays.SmallInts(short.MinValue, short.MaxValue)).Read<short>().ShouldBe([short.MinValue, short.MaxValue]);
        Table.Of("integer", Arrays.Ints(int.MinValue, int.MaxValue)).Read<int>().ShouldBe([int.MinValue, int.MaxValue]);
        Table.Of("long", Arrays.BigInts(long.MinValue, long.MaxValue)).Read<long>().ShouldBe([long.MinValue, long.MaxValue]);
    }

    [Fact]
    public void Read_AnInteger_WidensAndNarrows()
    {
        var table = Table.Of("integer", Arrays.Ints(7, null));

        table.Read<long?>().ShouldBe([7L, null]);
        table.Read<short?>().ShouldBe([(short)7, null]);
        table.Read<byte?>().ShouldBe([(byte)7, null]);
        table.Read<ulong?>().ShouldBe([7UL, null]);
        table.Read<double?>().ShouldBe([7.0, null]);
        table.Read<decimal?>().ShouldBe([7m, null]);
        table.Read<BigInteger?>().ShouldBe([new BigInteger(7), null]);
        table.Read<string?>().ShouldBe(["7", null]);
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    public void Read_ANegativeIntegerAsUnsigned_IsRefused(long value)
    {
        var table = Table.Of("long", Arrays.BigInts(1, value));

        var refused = Should.Throw<LivyDataException>(() => table.Read<ulong>(firstRow: 100));

        refused.Column.ShouldBe("v");
        refused.SparkType.ShouldBe("bigint");
        refused.Row.ShouldBe(101);
        refused.Message.ShouldBe("Column 'v' (bigint) of row 101 has a value that is out of range for ulong: read it as a type that holds it, such as BigInteger or string.");
    }

    [Fact]
    public void Read_AnIntegerThatDoesNotFit_IsRefused() => Should.Throw<LivyDataException>(() => Table.Of("long", Arrays.BigInts(int.MaxValue + 1L)).Read<int>()).Row.ShouldBe(0);

    [Fact]
    public void Read_ABigIntAsDouble_IsRefusedBeforeAnyRow()
    {
        var refused = Should.Throw<LivyDataException>(() => RowReader<double>.Create(Table.Of("long", Arrays.BigInts()).Schema));

        refused.Message.ShouldBe("Column 'v' (bigint) can not be read as double: read it as an integer, an enum, decimal, BigInteger or string, or cast it in the query.");
        refused.Row.ShouldBeNull();
    }

    [Fact]
    public void Read_FloatingPoint_PassesWhatNumbersCanNotBe()
    {
        var values = new double?[] { 0.1, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, null };
        var table = Table.Of("double", Arrays.Doubles(values));

        table.Read<double?>().ShouldBe(values);
        BitConverter.DoubleToInt64Bits(table.Read<double?>()[1]!.Value).ShouldBe(BitConverter.DoubleToInt64Bits(-0.0));
        Should.Throw<LivyDataException>(() => table.Read<float?>());
        Should.Throw<LivyDataException>(() => table.Read<decimal?>());
    }

    [Fact]
    public void Read_AFloat_WidensToItsExactDouble() => Table.Of("float", Arrays.Floats(0.1f, float.NaN)).Read<double>().ShouldBe([(double)0.1f, double.NaN]);

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0001, "1.0E-4")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(1234567.0, "1234567.0")]
    [InlineData(10000000.0, "1.0E7")]
    [InlineData(12345678.5, "1.23456785E7")]
    [InlineData(1e23, "1.0E23")]
    [InlineData(-1.5e-300, "-1.5E-300")]
    [InlineData(100.0, "100.0")]
    [InlineData(0.05, "0.05")]
    [InlineData(double.MaxValue, "1.7976931348623157E308")]
    [InlineData(double.Epsilon, "4.9E-324")]
    [InlineData(1e-323, "9.9E-324")]
    [InlineData(2e-323, "2.0E-323")]
    [InlineData(0.99, "0.99")]
    [InlineData(99e5, "9900000.0")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Read_ADoubleAsText_IsAsJavaWritesIt(double value, string expected) => Table.Of("double", Arrays.Doubles(value)).Read<string>().ShouldBe([expected]);

    [Fact]
    public void Read_AFloatAsText_HasTheDigitsOfAFloat() => Table.Of("float", Arrays.Floats(0.1f, 16777216f, 1e10f, float.Epsilon, float.MaxValue)).Read<string>().ShouldBe(["0.1", "1.6777216E7", "1.0E10", "1.4E-45", "3.4028235E38"]);

    [Fact]
    public void Read_Decimals_KeepTheirScale()
    {
        var table = Table.Of("decimal(20,4)", Arrays.Decimals(20, 4, 11000, -1, 0, null, Int128.Parse("99999999999999999999")));

        table.Read<decimal?>().Select(value => value?.ToString()).ShouldBe(["1.1000", "-0.0001", "0.0000", null, "9999999999999999.9999"]);
        table.Read<string?>().ShouldBe(["1.1000", "-0.0001", "0.0000", null, "9999999999999999.9999"]);
        table.Read<SqlDecimal?>()[1]!.Value.ToString().ShouldBe("-0.0001");
    }

    [Fact]
    public void Read_ADecimalThatIsTooLongForDotNet_IsRefusedAndTheWayOutWorks()
    {
        var nines = Int128.Parse(new string('9', 38));
        var table = Table.Of("decimal(38,18)", Arrays.Decimals(38, 18, 1, nines, -nines));

        var refused = Should.Throw<LivyDataException>(() => table.Read<decimal>());

        refused.Row.ShouldBe(1);
        refused.Message.ShouldContain("System.Data.SqlTypes.SqlDecimal or string");
        table.Read<string>().ShouldBe(["0.000000000000000001", "99999999999999999999.999999999999999999", "-99999999999999999999.999999999999999999"]);
        table.Read<SqlDecimal>().Select(value => value.ToString()).ShouldBe(table.Read<string>());
    }

    [Theory]
    [InlineData(38, 37, "10000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [InlineData(38, 30, "1500000000000000000000000000000", "1.5000000000000000000000000000")]
    [InlineData(38, 18, "12345678901234567890100000000000000000", "12345678901234567890.100000000")]
    [InlineData(38, 0, "79228162514264337593543950335", "79228162514264337593543950335")]
    public void Read_ADecimalWhoseLastDigitsAreZeros_LosesOnlyThose(int precision, int scale, string unscaled, string expected) =>
        Table.Of($"decimal({precision},{scale})", Arrays.Decimals(precision, scale, Int128.Parse(unscaled))).Read<decimal>()[0].ToString().ShouldBe(expected);

    [Fact]
    public void Read_ADecimalOneAboveTheLargest_IsRefused() =>
        Should.Throw<LivyDataException>(() => Table.Of("decimal(38,0)", Arrays.Decimals(38, 0, Int128.Parse("79228162514264337593543950336"))).Read<decimal>());

    [Fact]
    public void Read_ADecimalWithoutFraction_IsAnInteger()
    {
        var table = Table.Of("decimal(38,0)", Arrays.Decimals(38, 0, 42, -42, null));

        table.Read<long?>().ShouldBe([42L, -42L, null]);
        table.Read<BigInteger?>().ShouldBe([new BigInteger(42), new BigInteger(-42), null]);
        Should.Throw<LivyDataException>(() => table.Read<ulong?>()).Row.ShouldBe(1);
        Should.Throw<LivyDataException>(() => Table.Of("decimal(10,2)", Arrays.Decimals(10, 2, 100)).Read<long>());
        Should.Throw<LivyDataException>(() => Table.Of("decimal(10,2)", Arrays.Decimals(10, 2, 100)).Read<double>());
    }

    [Fact]
    public void Read_ADecimalWhoseScaleIsBelowZero_HasItsZeros()
    {
        var table = Table.Of("decimal(2,-3)", Arrays.Decimals(2, -3, 12, -99, 0, null));

        table.Read<decimal?>().ShouldBe([12_000m, -99_000m, 0m, null]);
        table.Read<SqlDecimal?>().ShouldBe([new SqlDecimal(12_000), new SqlDecimal(-99_000), new SqlDecimal(0), null]);
        table.Read<string?>().ShouldBe(["12000", "-99000", "0", null]);
    }

    [Fact]
    public void Read_ADecimalWhoseScaleIsFarBelowZero_IsATextOrTooLarge()
    {
        var table = Table.Of("decimal(2,-38)", Arrays.Decimals(2, -38, 12));

        table.Read<string>().ShouldBe(["12" + new string('0', 38)]);
        Should.Throw<LivyDataException>(() => table.Read<decimal>()).Message.ShouldContain("read it as");
        Should.Throw<LivyDataException>(() => table.Read<SqlDecimal>());
    }
}
