using System.Collections;
using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Livy.Client.RealDataTests;

/// <summary>The values of .NET in the text that <see cref="ScalaRows"/> makes of Spark's.</summary>
internal static class ValueText
{
    private const long TicksToEpoch = 621_355_968_000_000_000;

    /// <summary>The columns of a row: of a record the properties, of a tuple the items.</summary>
    public static string[] OfRow(object row) => [.. PartsOf(row).Select(Of)];

    /// <summary>How many values there are in a text that have no parts.</summary>
    public static int Count(string text) => text.Split(['[', ']', '{', '}', '(', ')', ' ', '='], StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        float number => "f" + (float.IsNaN(number) ? 0x7fc00000 : BitConverter.SingleToInt32Bits(number)).ToString("x", CultureInfo.InvariantCulture),
        double number => "d" + (double.IsNaN(number) ? 0x7ff8000000000000 : BitConverter.DoubleToInt64Bits(number)).ToString("x", CultureInfo.InvariantCulture),
        sbyte or short or int or long or decimal or BigInteger => string.Create(CultureInfo.InvariantCulture, $"n{value}"),
        SqlDecimal number => $"n{number}",
        string text => "s" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        byte[] bytes => "b" + Convert.ToHexStringLower(bytes),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"day{day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber}"),
        DateTimeOffset instant => Micros("instant", instant.UtcTicks - TicksToEpoch),
        DateTime time => Micros(time.Kind is DateTimeKind.Utc ? "instant" : "local", time.Ticks - TicksToEpoch),
        YearMonthInterval interval => string.Create(CultureInfo.InvariantCulture, $"months{interval.TotalMonths}"),
        TimeSpan interval => Micros("micros", interval.Ticks),
        CalendarInterval interval => string.Create(CultureInfo.InvariantCulture, $"interval{interval.Months}/{interval.Days}/{interval.Microseconds}"),
        object?[] row when row.GetType() == typeof(object[]) => $"{{{string.Join(' ', row.Select(Of))}}}",
        IDictionary map => $"({string.Join(' ', Entries(map).Select(entry => $"{Of(entry.Key)}={Of(entry.Value)}").Order(StringComparer.Ordinal))})",
        IEnumerable array => $"[{string.Join(' ', array.Cast<object?>().Select(Of))}]",
        _ => $"{{{string.Join(' ', PartsOf(value).Select(Of))}}}",
    };

    private static string Micros(string kind, long ticks) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{(ticks % TimeSpan.TicksPerMicrosecond == 0 ? ticks / TimeSpan.TicksPerMicrosecond : throw new InvalidOperationException("Parts of a microsecond."))}");

    private static IEnumerable<DictionaryEntry> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return entry;
        }
    }

    private static IEnumerable<object?> PartsOf(object row) => row is ITuple tuple
        ? Enumerable.Range(0, tuple.Length).Select(at => tuple[at])
        : row.GetType().GetProperties().Select(property => property.GetValue(row));
}
