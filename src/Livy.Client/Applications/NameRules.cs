using System.Globalization;

namespace Livy.Client;

/// <summary>Which texts can address a session or batch: the server takes more names than it can be asked for again.</summary>
internal static class NameRules
{
    /// <summary>Whether the server reads it as a number: Java knows the digits of every script.</summary>
    public static bool IsNumber(string value)
    {
        foreach (var character in value)
        {
            if (!char.IsDigit(character))
            {
                return false;
            }
        }

        return value.Length > 0;
    }

    /// <summary>A number in ASCII, without leading zeros.</summary>
    public static string ToNumber(string digits)
    {
        if (digits is "0" or [>= '1' and <= '9', ..] && !digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return digits;
        }

        var number = string.Create(digits.Length, digits, static (ascii, from) =>
        {
            for (var at = 0; at < from.Length; at++)
            {
                ascii[at] = (char)('0' + (int)char.GetNumericValue(from[at]));
            }
        }).TrimStart('0');
        return number.Length == 0 ? "0" : number;
    }

    /// <summary>Why no URL carries it to the server, or <see langword="null"/> if one does.</summary>
    public static string? FaultOf(string name)
    {
        if (name is "." or "..")
        {
            return $"'{name}' is resolved away in a URL.";
        }

        for (var at = 0; at < name.Length; at++)
        {
            var character = name[at];
            if (character is ';')
            {
                return $"'{OneLine.Of(name)}' holds a semicolon, where the server cuts it.";
            }

            if (char.IsControl(character))
            {
                return string.Create(CultureInfo.InvariantCulture, $"The name holds the control character U+{(int)character:X4}.");
            }

        }

        return Unicode.IsWhole(name) ? null : "The name holds half of a surrogate pair, which is no Unicode.";
    }
}
