using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;

namespace Livy.Client.Data;

/// <summary>Decimals of one scale, which come as whole numbers of its last digit.</summary>
internal sealed class DecimalConversions(SparkType type)
{
    private const int MostScale = 28;
    private static readonly UInt128 MostUnscaled = (UInt128.One << 96) - 1;

    public bool ToDecimal(Int128 unscaled, out decimal value)
    {
        value = default;
        if (!TryFill(Absolute(unscaled), out var digits))
        {
            return false;
        }

        var scale = Math.Max(0, type.Scale);
        while ((digits > MostUnscaled || scale > MostScale) && scale > 0)
        {
            var (shorter, last) = UInt128.DivRem(digits, 10);
            if (last != 0)
            {
                break;
            }

            digits = shorter;
            scale--;
        }

        var fits = digits <= MostUnscaled && scale is >= 0 and <= MostScale;
        value = fits ? new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), Int128.IsNegative(unscaled), (byte)scale) : default;
        return fits;
    }

    public bool ToSqlDecimal(Int128 unscaled, out SqlDecimal value)
    {
        value = default;
        if (!TryFill(Absolute(unscaled), out var digits))
        {
            return false;
        }

        try
        {
            value = new SqlDecimal((byte)Math.Min(SqlDecimal.MaxPrecision, type.Precision - Math.Min(0, type.Scale)), (byte)Math.Max(0, type.Scale), !Int128.IsNegative(unscaled), (int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), (int)(uint)(digits >> 96));
            return true;
        }
        catch (Exception tooLong) when (tooLong is SqlTypeException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>All digits, never an exponent.</summary>
    public bool ToText(Int128 unscaled, out string text)
    {
        var digits = Absolute(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(0, type.Scale) + 1, '0');
        var sign = Int128.IsNegative(unscaled) ? "-" : string.Empty;
        text = type.Scale <= 0 ? sign + digits + (unscaled == 0 ? string.Empty : new string('0', -type.Scale)) : $"{sign}{digits.AsSpan(0, digits.Length - type.Scale)}.{digits.AsSpan(digits.Length - type.Scale)}";
        return true;
    }

    /// <summary>For a scale of 0.</summary>
    public static bool ToBigInteger(Int128 unscaled, out BigInteger value)
    {
        value = unscaled;
        return true;
    }

    /// <summary>Adds the zeros before the point that a scale below 0 leaves out, as it may be with <c>spark.sql.legacy.allowNegativeScaleOfDecimal</c>.</summary>
    private bool TryFill(UInt128 unscaled, out UInt128 digits)
    {
        digits = unscaled;
        for (var scale = type.Scale; scale < 0 && digits != 0; scale++)
        {
            if (digits > UInt128.MaxValue / 10)
            {
                return false;
            }

            digits *= 10;
        }

        return true;
    }

    private static UInt128 Absolute(Int128 value) => Int128.IsNegative(value) ? (UInt128)(-value) : (UInt128)value;
}
