using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>Livy's time strings: <c>90</c> (milliseconds), <c>5m</c>, <c>1h</c>, spaces around and case ignored.</summary>
internal static class TimeStrings
{
    /// <summary>As good as never, and still a time that can be added to another.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365_000);

    public static bool TryParse(string text, out TimeSpan value)
    {
        try
        {
            value = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>Parses, or throws with the reason Livy gives.</summary>
    public static TimeSpan Parse(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        var digits = trimmed.StartsWith('-') ? 1 : 0;
        while (digits < trimmed.Length && char.IsAsciiDigit(trimmed[digits]))
        {
            digits++;
        }

        var suffix = trimmed[digits..];
        if (!long.TryParse(trimmed[..digits], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) || !suffix.All(char.IsAsciiLetterLower))
        {
            throw new FormatException($"Invalid time string: {text}");
        }

        var unit = suffix switch
        {
            "us" => TimeSpan.FromMicroseconds(1),
            "" or "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" or "min" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => throw new FormatException($"Invalid suffix: \"{suffix}\""),
        };
        return number < 0 ? throw new FormatException($"Invalid value: {number}") : number > Longest / unit ? Longest : unit * number;
    }
}
