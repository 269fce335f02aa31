using System.Globalization;
using System.Numerics;

namespace Livy.Client.Data;

/// <summary>Numbers as other numbers, and as Spark writes them.</summary>
internal static class NumberConversions
{
    /// <summary>Java writes two digits even where one would do, the nearest two: 4.9E-324 is .NET's 5E-324.</summary>
    private const string TwoDigits = "E1";

    /// <summary>Whole numbers as others that may be shorter.</summary>
    public static bool ToInteger<TSource, TTarget>(TSource source, out TTarget value)
        where TSource : IBinaryInteger<TSource>
        where TTarget : IBinaryInteger<TTarget>
    {
        value = TTarget.CreateTruncating(source);
        return TSource.CreateTruncating(value) == source && TTarget.IsNegative(value) == TSource.IsNegative(source);
    }

    public static bool ToDecimal<TSource>(TSource source, out decimal value)
        where TSource : IBinaryInteger<TSource>
    {
        value = decimal.CreateTruncating(source);
        return true;
    }

    public static bool ToBigInteger<TSource>(TSource source, out BigInteger value)
        where TSource : IBinaryInteger<TSource>
    {
        value = BigInteger.CreateTruncating(source);
        return true;
    }

    /// <summary>For whole numbers of 32 bits at most, each of which a double holds.</summary>
    public static bool ToDouble<TSource>(TSource source, out double value)
        where TSource : IBinaryInteger<TSource>
    {
        value = double.CreateTruncating(source);
        return true;
    }

    public static bool ToDouble(float source, out double value)
    {
        value = source;
        return true;
    }

    public static bool ToText<TSource>(TSource source, out string text)
        where TSource : IBinaryInteger<TSource>
    {
        text = source.ToString(null, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>As Java writes it: <c>1.0</c>, <c>1.0E10</c>, <c>NaN</c>, <c>-Infinity</c>.</summary>
    public static bool ToText(double source, out string text)
    {
        var nearest = source.ToString(TwoDigits, CultureInfo.InvariantCulture);
        text = FloatText(double.Parse(nearest, CultureInfo.InvariantCulture).Equals(source) ? nearest : source.ToString("R", CultureInfo.InvariantCulture), source);
        return true;
    }

    /// <summary>As Java writes it.</summary>
    public static bool ToText(float source, out string text)
    {
        var nearest = source.ToString(TwoDigits, CultureInfo.InvariantCulture);
        text = FloatText(float.Parse(nearest, CultureInfo.InvariantCulture).Equals(source) ? nearest : source.ToString("R", CultureInfo.InvariantCulture), source);
        return true;
    }

    private static string FloatText(string shortest, double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        var sign = shortest.StartsWith('-') ? "-" : string.Empty;
        var (digits, exponent) = DigitsOf(shortest.AsSpan(sign.Length));
        var magnitude = Math.Abs(value);
        if (magnitude == 0)
        {
            return $"{sign}0.0";
        }

        if (magnitude is < 1e-3 or >= 1e7)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent}");
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return $"{sign}{whole[..(exponent + 1)]}.{(whole.Length > exponent + 1 ? whole[(exponent + 1)..] : "0")}";
    }

    /// <summary>The digits without zeros around them, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) DigitsOf(ReadOnlySpan<char> shortest)
    {
        var mark = shortest.IndexOf('E');
        var power = mark < 0 ? 0 : int.Parse(shortest[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        var exponent = power + (point < 0 ? mantissa.Length : point) - 1;
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), exponent - leading);
    }
}
