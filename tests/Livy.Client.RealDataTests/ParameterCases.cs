using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Livy.Client.RealDataTests;

/// <summary>Makes hostile values.</summary>
internal static class ParameterCases
{
    private static readonly Gen<string> Mischief = Gen.Elements(
            "'", "\"", "`", "\\", "\\'", "''", "--", "/*", "*/", "/*+", ";", "\n", "\r", "\r\n", "\t", "\0", "\u001a", "${spark.app.name}", "${system:user.home}", "${", "}", ":livy0", ":livy1", ":", "?", "%", "_", "{0}", "$1", "🙂",
            "é", "\u2028", "\ufeff", "\ufffd", "\uffff", "\u0301", "X'41'", " or 1=1", "' or ''='", "') union all select 'x' --", "cast(", ")", "select", "NULL", "\\u0027", "\\047", "r'", "a", " ")
        .ListOf().Select(string.Concat);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Mischief,
        ArbMap.Default.GeneratorFor<string>().Select(text => string.Concat((text ?? string.Empty).EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString()))));

    private static readonly Gen<long> Longs = Gen.OneOf(ArbMap.Default.GeneratorFor<long>(), ArbMap.Default.GeneratorFor<DoNotSize<long>>().Select(number => number.Item), Gen.Elements(long.MinValue, long.MaxValue, 0L, -1L));

    private static readonly Gen<long> Ticks = Gen.OneOf(Longs.Select(number => (long)((ulong)number % (ulong)(DateTime.MaxValue.Ticks + 1))), Gen.Elements(0L, DateTime.MaxValue.Ticks, DateTime.UnixEpoch.Ticks - 1));

    /// <summary>Values of all types.</summary>
    public static Gen<ParameterCase> Any { get; } = Gen.Frequency(
        (8, Texts.Select(OfText)),
        (1, ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => new ParameterCase(bytes, "binary", "hex(", ")", hex => hex == Convert.ToHexString(bytes)))),
        (1, Gen.OneOf(Longs.Select(OfInteger), ArbMap.Default.GeneratorFor<int>().Select(OfInteger))),
        (1, Longs.Select(number => Exact((short)number, "smallint", ((short)number).ToString(CultureInfo.InvariantCulture)))),
        (1, Longs.Select(number => Exact((sbyte)number, "tinyint", ((sbyte)number).ToString(CultureInfo.InvariantCulture)))),
        (1, Longs.Select(number => Exact((ulong)number, "decimal(20,0)", ((ulong)number).ToString(CultureInfo.InvariantCulture)))),
        (1, Longs.Select(bits => BitConverter.Int64BitsToDouble(bits)).Or(ArbMap.Default.GeneratorFor<double>()).Select(OfDouble)),
        (1, Longs.Select(bits => BitConverter.Int32BitsToSingle((int)bits)).Or(ArbMap.Default.GeneratorFor<float>()).Select(OfFloat)),
        (2, ArbMap.Default.GeneratorFor<decimal>().Or(from number in Longs from scale in Gen.Choose(0, 28) select new decimal((int)number, (int)(number >> 32), (int)~number, (number & 1) == 0, (byte)scale)).Select(OfDecimal)),
        (1, from high in Longs from low in Longs from scale in Gen.Choose(0, 38) select OfSqlDecimal(((BigInteger)high << 60) + low, scale)),
        (1, Ticks.Select(ticks => new DateOnly(1, 1, 1).AddDays((int)(ticks / TimeSpan.TicksPerDay))).Select(date => Exact(date, "date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))),
        (2, Ticks.Select(OfInstant)),
        (1, Ticks.Select(OfLocal)),
        (1, Longs.Select(OfInterval)),
        (1, ArbMap.Default.GeneratorFor<bool>().Select(flag => Exact(flag, "boolean", flag ? "true" : "false"))),
        (1, Gen.Constant(new ParameterCase(null, "void", "cast(", " is null as string)", text => text == "true"))));

    private static Gen<T> Or<T>(this Gen<T> one, Gen<T> other) => Gen.OneOf(one, other);

    private static ParameterCase Exact(object value, string type, string text) => new(value, type, "cast(", " as string)", said => said == text);

    private static ParameterCase OfText(string text) => new(text, "string", "hex(", ")", hex => hex == Convert.ToHexString(Encoding.UTF8.GetBytes(text)));

    private static ParameterCase OfInteger(long number) => Exact(number, "bigint", number.ToString(CultureInfo.InvariantCulture));

    private static ParameterCase OfInteger(int number) => Exact(number, "int", number.ToString(CultureInfo.InvariantCulture));

    private static ParameterCase OfDouble(double number) => new(
        number, "double", "cast(", " as string)", text => BitConverter.DoubleToInt64Bits(double.Parse(text!, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number));

    private static ParameterCase OfFloat(float number) => new(
        number, "float", "cast(", " as string)", text => BitConverter.SingleToInt32Bits(float.Parse(text!, CultureInfo.InvariantCulture)) == BitConverter.SingleToInt32Bits(float.IsNaN(number) ? float.NaN : number));

    private static ParameterCase OfDecimal(decimal number) => new(
        number, SqlValue.Of(number, "x")!.Value.Type, "cast(", " as string)", text => decimal.Parse(text!, NumberStyles.Float, CultureInfo.InvariantCulture) == number);

    private static ParameterCase OfSqlDecimal(BigInteger unscaled, int scale)
    {
        var digits = BigInteger.Abs(unscaled % BigInteger.Pow(10, 38));
        var parts = Enumerable.Range(0, 4).Select(at => (int)(uint)((digits >> (32 * at)) & uint.MaxValue)).ToArray();
        var number = new SqlDecimal(38, (byte)scale, fPositive: unscaled.Sign >= 0, parts);
        return new ParameterCase(number, SqlValue.Of(number, "x")!.Value.Type, "format_number(0, 0) || ':' || cast(", " as string)", text => UnscaledOf(text![2..], scale) == (unscaled.Sign >= 0 ? digits : -digits));
    }

    private static BigInteger UnscaledOf(string text, int scale)
    {
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var own = pointAt < 0 ? 0 : mantissa.Length - pointAt - 1;
        return BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * BigInteger.Pow(10, scale - own + exponent);
    }

    private static ParameterCase OfInstant(long ticks)
    {
        var micros = (ticks / TimeSpan.TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
        return new ParameterCase(new DateTimeOffset(ticks, TimeSpan.Zero), "timestamp", "cast(unix_micros(", ") as string)", text => text == micros.ToString(CultureInfo.InvariantCulture));
    }

    private static ParameterCase OfLocal(long ticks)
    {
        var local = new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);
        return new ParameterCase(local, "timestamp_ntz", "cast(", " as string)", text => DateTime.ParseExact(text!, "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) == local);
    }

    private static ParameterCase OfInterval(long number)
    {
        var interval = TimeSpan.FromMicroseconds(number / 10);
        return Exact(interval, "interval day to second", $"INTERVAL '{(interval < TimeSpan.Zero ? "-" : "")}{TextOf(interval)}' DAY TO SECOND");
    }

    private static string TextOf(TimeSpan interval) =>
        interval.ToString("d' 'hh':'mm':'ss", CultureInfo.InvariantCulture) + interval.ToString("'.'FFFFFF", CultureInfo.InvariantCulture).TrimEnd('.');
}
