using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Apache.Arrow.Scalars;

namespace Livy.Client.Testing;

/// <summary>Values of .NET as Spark keeps them. What does not fit is refused: a test that gets other values than it gave would be worse.</summary>
internal static class Values
{
    public static RowException Misfit(object value, string type) => new($"A value of type {value.GetType().Name} is no {type}.");

    public static long Whole(object value, long least, long most, string type)
    {
        var number = Integer(value) ?? throw Misfit(value, type);
        return number >= least && number <= most ? (long)number : throw new RowException($"A value of type {value.GetType().Name} is beyond {type}.");
    }

    public static double Floating(object value, string type) => value switch
    {
        double number => number,
        float number => number,
        Half number => (double)number,
        decimal number => (double)number,
        _ => (double)(Integer(value) ?? throw Misfit(value, type)),
    };

    /// <summary>A decimal as a whole number of its smallest digit.</summary>
    public static Int128 Unscaled(object value, ColumnType type)
    {
        var (number, scale) = value is decimal exact ? Parts(exact) : (Integer(value) ?? throw Misfit(value, type.ToString()), 0);
        for (; scale > type.Scale; scale--)
        {
            number = number % 10 == 0 ? number / 10 : throw new RowException($"A decimal has more than {type.Scale} digits behind the point, too many for {type}.");
        }

        number *= BigInteger.Pow(10, type.Scale - scale);
        return BigInteger.Abs(number) < BigInteger.Pow(10, type.Precision) ? (Int128)number : throw new RowException($"A number is too large for {type}.");
    }

    public static byte[] Text(object value) => Encoding.UTF8.GetBytes(value switch
    {
        string text => text,
        char or Guid or Enum or Uri => value.ToString()!,
        _ => throw Misfit(value, "string"),
    });

    public static byte[] Bytes(object value) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        Memory<byte> bytes => bytes.ToArray(),
        _ => throw Misfit(value, "binary"),
    };

    public static int Days(object value) => value switch
    {
        DateOnly date => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber,
        DateTime { TimeOfDay.Ticks: 0 } day => Days(DateOnly.FromDateTime(day)),
        _ => throw Misfit(value, "date"),
    };

    /// <summary>Microseconds since 1970; a <see cref="DateTime"/> that does not say of which zone is one of UTC.</summary>
    public static long Instant(object value) => value switch
    {
        DateTimeOffset time => Microseconds(time.UtcTicks - DateTime.UnixEpoch.Ticks),
        DateTime { Kind: DateTimeKind.Local } time => Microseconds(time.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks),
        DateTime time => Microseconds(time.Ticks - DateTime.UnixEpoch.Ticks),
        _ => throw Misfit(value, "timestamp"),
    };

    /// <summary>What the clock shows.</summary>
    public static long ClockTime(object value) => value is DateTime time ? Microseconds(time.Ticks - DateTime.UnixEpoch.Ticks) : throw Misfit(value, "timestamp_ntz");

    public static long Duration(object value) => value is TimeSpan time ? Microseconds(time.Ticks) : throw Misfit(value, "interval day to second");

    /// <summary>Months, days and a time, as a tuple.</summary>
    public static MonthDayNanosecondInterval Calendar(object value) => value is ITuple { Length: 3 } parts && parts[0] is int months && parts[1] is int days && parts[2] is TimeSpan time
        ? new MonthDayNanosecondInterval(months, days, checked(Microseconds(time.Ticks) * 1_000)) : throw Misfit(value, "interval, which is a tuple of months, days and a TimeSpan");

    private static BigInteger? Integer(object value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        sbyte number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        BigInteger number => number,
        Int128 number => number,
        UInt128 number => number,
        _ => null,
    };

    private static (BigInteger Number, int Scale) Parts(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var number = new BigInteger(new decimal(bits[0], bits[1], bits[2], value < 0, 0));
        return (number, value.Scale);
    }

    /// <summary>Spark cuts to microseconds, towards the past.</summary>
    private static long Microseconds(long ticks)
    {
        var (whole, rest) = Math.DivRem(ticks, TimeSpan.TicksPerMicrosecond);
        return rest < 0 ? whole - 1 : whole;
    }
}
