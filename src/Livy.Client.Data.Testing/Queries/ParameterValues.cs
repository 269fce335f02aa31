using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>Parameters as they travel, read as values of .NET.</summary>
internal static class ParameterValues
{
    /// <summary>The value; the text itself where it cannot be read.</summary>
    /// <param name="type">Spark's word for the type.</param>
    /// <param name="text">The value as text; null for NULL.</param>
    public static object? Read(string type, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var open = type.IndexOf('(', StringComparison.Ordinal);
        try
        {
            return (open < 0 ? type : type[..open]) switch
            {
                "void" => null,
                "boolean" => bool.Parse(text),
                "tinyint" => sbyte.Parse(text, CultureInfo.InvariantCulture),
                "smallint" => short.Parse(text, CultureInfo.InvariantCulture),
                "int" => int.Parse(text, CultureInfo.InvariantCulture),
                "bigint" => long.Parse(text, CultureInfo.InvariantCulture),
                "float" => float.Parse(text, CultureInfo.InvariantCulture),
                "double" => double.Parse(text, CultureInfo.InvariantCulture),
                "decimal" => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                "binary" => Convert.FromBase64String(text),
                "date" => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(int.Parse(text, CultureInfo.InvariantCulture))),
                "timestamp" => DateTimeOffset.UnixEpoch + Microseconds(text),
                "timestamp_ntz" => DateTime.SpecifyKind(DateTime.UnixEpoch + Microseconds(text), DateTimeKind.Unspecified),
                var word when word.StartsWith("interval day", StringComparison.Ordinal) => Microseconds(text),
                _ => text,
            };
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return text;
        }
    }

    private static TimeSpan Microseconds(string text) => TimeSpan.FromTicks(checked(long.Parse(text, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond));
}
