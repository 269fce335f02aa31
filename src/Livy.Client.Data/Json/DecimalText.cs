using System.Globalization;

namespace Livy.Client.Data;

/// <summary>Reads decimals digit by digit: 38 digits are more than any number type of .NET has.</summary>
internal static class DecimalText
{
    private const int MaxDigits = 38;

    private static readonly Int128[] PowersOfTen = [.. Enumerable.Range(0, MaxDigits + 1).Select(power => Enumerable.Repeat((Int128)10, power).Aggregate(Int128.One, (product, ten) => product * ten))];

    /// <summary>Reads what Java's <c>BigDecimal</c> writes, such as <c>-1.50</c> or <c>0E-38</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="precision">All digits that the type has.</param>
    /// <param name="scale">Its digits behind the point.</param>
    /// <param name="unscaled">The value times 10 to the power of the scale.</param>
    /// <returns>Whether it is a decimal of the type, exactly.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, int precision, int scale, out Int128 unscaled)
    {
        unscaled = 0;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative)
        {
            text = text[1..];
        }

        if (!TryReadExponent(ref text, out var exponent) || !TryReadDigits(text, out var digits, out var decimals))
        {
            return false;
        }

        if (digits == 0)
        {
            return true;
        }

        if (!TryShift(ref digits, exponent - decimals + scale) || digits >= PowersOfTen[precision])
        {
            return false;
        }

        unscaled = isNegative ? -digits : digits;
        return true;
    }

    private static bool TryReadExponent(ref ReadOnlySpan<byte> text, out long exponent)
    {
        exponent = 0;
        var at = text.IndexOfAny((byte)'E', (byte)'e');
        if (at < 0)
        {
            return true;
        }

        var isRead = int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read);
        exponent = read;
        text = text[..at];
        return isRead;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out Int128 digits, out int decimals)
    {
        digits = 0;
        decimals = 0;
        var (hasDigit, hasPoint) = (false, false);
        foreach (var character in text)
        {
            if (character == '.' && !hasPoint && hasDigit)
            {
                hasPoint = true;
                continue;
            }

            if (!char.IsAsciiDigit((char)character) || digits >= PowersOfTen[MaxDigits - 1])
            {
                return false;
            }

            hasDigit = true;
            digits = (digits * 10) + (character - '0');
            decimals += hasPoint ? 1 : 0;
        }

        return hasDigit;
    }

    private static bool TryShift(ref Int128 digits, long places)
    {
        for (; places > 0; places--)
        {
            if (digits >= PowersOfTen[MaxDigits - 1])
            {
                return false;
            }

            digits *= 10;
        }

        for (; places < 0; places++)
        {
            if (digits % 10 != 0)
            {
                return false;
            }

            digits /= 10;
        }

        return true;
    }
}
