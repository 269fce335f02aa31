using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>Numbers as Java reads them, and doubles as Java and Python print them.</summary>
internal static class JavaNumbers
{
    public static int ParseInt(string text) =>
        int.TryParse(WithAsciiDigits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw NoNumber(text);

    public static long ParseLong(string text) =>
        long.TryParse(WithAsciiDigits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw NoNumber(text);

    /// <summary><c>1.0</c>, <c>0.001</c>, <c>1.0E300</c>: Java's <c>Double.toString</c>.</summary>
    public static string Format(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }

        var size = Math.Abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e7))
        {
            var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
            var shortest = value.ToString("R", CultureInfo.InvariantCulture);
            var exponent = int.Parse(scientific[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
            var digits = Digits(shortest);
            return (value < 0 ? "-" : "") + digits[0] + "." + (digits.Length > 1 ? digits[1..] : "0") + "E" + exponent.ToString(CultureInfo.InvariantCulture);
        }

        var plain = value.ToString("R", CultureInfo.InvariantCulture);
        return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
    }

    /// <summary><c>1.0</c>, <c>1e-05</c>, <c>1e+16</c>: Python's <c>repr</c>.</summary>
    public static string FormatPython(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        var size = Math.Abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e16))
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            var at = text.IndexOf('E', StringComparison.Ordinal);
            return at < 0 ? text : text[..at] + "e" + text[at + 1] + text[(at + 2)..].PadLeft(2, '0');
        }

        var plain = value.ToString("R", CultureInfo.InvariantCulture);
        if (plain.Contains('E', StringComparison.Ordinal))
        {
            plain = ((decimal)value).ToString(CultureInfo.InvariantCulture);
        }

        return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
    }

    private static LivyFault NoNumber(string text) => LivyFault.Illegal($"For input string: \"{text}\"");

    /// <summary>Java reads the digits of every script.</summary>
    private static string WithAsciiDigits(string text) =>
        text.All(char.IsAscii) ? text : string.Concat(text.Select(character => char.IsDigit(character) ? (char)('0' + (int)char.GetNumericValue(character)) : character));

    private static string Digits(string shortest)
    {
        var exponent = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = (exponent < 0 ? shortest : shortest[..exponent]).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var digits = mantissa.TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
