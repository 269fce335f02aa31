using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;

namespace Livy.Client.Data;

/// <summary>Writes values of .NET for <c>Driver/SqlParameters.java</c>.</summary>
internal static class SqlValue
{
    private const int MaxPrecision = 38;
    private static readonly BigInteger Limit = BigInteger.Pow(10, MaxPrecision);

    /// <summary>The parameter of a value; <see langword="null"/> if no single value of Spark is like it.</summary>
    /// <exception cref="ArgumentException">It is of a fitting type, but is itself outside of what Spark has.</exception>
    public static SqlParameter? Of(object? value, string name) => value switch
    {
        null or DBNull => new SqlParameter("void", null),
        string text => new SqlParameter("string", SqlTextBuilder.WholeText(text, name)),
        char character => new SqlParameter("string", SqlTextBuilder.WholeText(character.ToString(), name)),
        Guid guid => new SqlParameter("string", guid.ToString("D", CultureInfo.InvariantCulture)),
        bool flag => new SqlParameter("boolean", flag ? "true" : "false"),
        Enum number => OfEnum(number, name),
        Half or float or double => OfFloating(value),
        DateOnly date => new SqlParameter("date", Text(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)),
        DateTimeOffset instant => new SqlParameter("timestamp", Micros(instant.UtcTicks)),
        DateTime { Kind: DateTimeKind.Unspecified } local => new SqlParameter("timestamp_ntz", Micros(local.Ticks)),
        DateTime instant => new SqlParameter("timestamp", Micros(instant.ToUniversalTime().Ticks)),
        TimeSpan interval => OfInterval(interval, name),
        byte[] bytes => OfBytes(bytes),
        Memory<byte> bytes => OfBytes(bytes.Span),
        ReadOnlyMemory<byte> bytes => OfBytes(bytes.Span),
        ArraySegment<byte> bytes => OfBytes(bytes),
        _ => OfInteger(value) ?? OfDecimal(value, name),
    };

    /// <summary>What to throw if it is of no fitting type.</summary>
    public static ArgumentException Unfit(object? value, string name) => new(
        $"The parameter {name} is a {value?.GetType()}, for which Spark has no type: give numbers, text, Boolean values, dates, instants, time spans, bytes, or a list of those.", name);

    private static SqlParameter? OfInteger(object value) => value switch
    {
        sbyte number => new SqlParameter("tinyint", Text(number)),
        byte or short => new SqlParameter("smallint", Text((IFormattable)value)),
        ushort or int => new SqlParameter("int", Text((IFormattable)value)),
        uint or long => new SqlParameter("bigint", Text((IFormattable)value)),
        ulong number => new SqlParameter("decimal(20,0)", Text(number)),
        _ => null,
    };

    private static SqlParameter OfEnum(Enum value, string name) =>
        OfInteger(Convert.ChangeType(value, value.GetTypeCode(), CultureInfo.InvariantCulture)) ?? throw Unfit(value, name);

    private static SqlParameter OfFloating(object value) => value switch
    {
        double number => new SqlParameter("double", number.ToString("R", CultureInfo.InvariantCulture)),
        Half number => new SqlParameter("float", ((float)number).ToString("R", CultureInfo.InvariantCulture)),
        _ => new SqlParameter("float", ((float)value).ToString("R", CultureInfo.InvariantCulture)),
    };

    private static SqlParameter? OfDecimal(object value, string name) => value switch
    {
        decimal number => OfDecimalText(number.ToString(CultureInfo.InvariantCulture), number.Scale),
        SqlDecimal { IsNull: true } => new SqlParameter("void", null),
        SqlDecimal number => OfDecimalText(number.ToString(), number.Scale),
        BigInteger number => OfBigInteger(number, name),
        Int128 number => OfBigInteger(number, name),
        UInt128 number => OfBigInteger(number, name),
        _ => null,
    };

    private static SqlParameter OfBigInteger(BigInteger value, string name) =>
        BigInteger.Abs(value) < Limit ? OfDecimalText(Text(value), 0) : throw new ArgumentException($"The parameter {name} has more than {MaxPrecision} digits, the most that Spark's decimals have.", name);

    // As precise as needed, like Spark's own literals: what is wider than needed costs digits when it meets another decimal.
    private static SqlParameter OfDecimalText(string text, int scale)
    {
        var digits = text.AsSpan().TrimStart('-').TrimStart('0');
        var precision = digits.StartsWith('.') ? scale : digits.Length - (scale > 0 ? 1 : 0);
        return new SqlParameter(string.Create(CultureInfo.InvariantCulture, $"decimal({Math.Max(precision, 1)},{scale})"), text);
    }

    private static SqlParameter OfBytes(ReadOnlySpan<byte> bytes) => new("binary", Convert.ToBase64String(bytes));

    private static SqlParameter OfInterval(TimeSpan interval, string name) => interval.Ticks % TimeSpan.TicksPerMicrosecond == 0
        ? new SqlParameter("interval day to second", Text(interval.Ticks / TimeSpan.TicksPerMicrosecond))
        : throw new ArgumentException($"The parameter {name} is no whole number of microseconds, the least that Spark's intervals have.", name);

    // Ticks since the year 1 are never negative, so this rounds down before 1970, too.
    private static string Micros(long ticks) => Text((ticks / TimeSpan.TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond));

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
