using System.Globalization;
using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>Arithmetic as the languages do it.</summary>
internal static class Operators
{
    private const int MostBits = 1 << 16;
    private const int LongestText = 1 << 20;

    public static long ToLong(object? value) => value switch
    {
        int number => number,
        long number => number,
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        _ => throw new BeyondFakeException(),
    };

    public static double ToDouble(object? value) => value is BigInteger big ? (double)big
        : IsNumber(value) ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : throw new BeyondFakeException();

    public static object Apply(Dialect dialect, string symbol, object? left, object? right)
    {
        if (symbol is "==" or "=" or "!=" or "<>" or "<" or ">" or "<=" or ">=")
        {
            return Compare(dialect, symbol, left, right);
        }

        if (left is string || right is string)
        {
            return Text(dialect, symbol, left, right);
        }

        BeyondFakeException.ThrowIf(!IsNumber(left) || !IsNumber(right) || left is decimal || right is decimal);

        BeyondFakeException.ThrowIf(dialect == Dialect.Sql && symbol is "/" or "%" && ToDouble(right) == 0);

        if (left is double || right is double || (dialect == Dialect.Sql && symbol is "/"))
        {
            return Doubles(dialect, symbol, ToDouble(left), ToDouble(right));
        }

        if (dialect == Dialect.Python)
        {
            return PythonInts(symbol, (BigInteger)left!, (BigInteger)right!);
        }

        if (symbol is "/" or "%" && ToLong(right) == 0)
        {
            throw new RemoteErrorException("java.lang.ArithmeticException", "/ by zero");
        }

        var result = Numbers(symbol, ToLong(left), ToLong(right));
        return left is int && right is int ? unchecked((int)result) : (object)result;
    }

    private static bool Compare(Dialect dialect, string symbol, object? left, object? right)
    {
        int? order = (left, right) switch
        {
            (string one, string other) => string.CompareOrdinal(one, other),
            (null, null) when dialect != Dialect.Sql => 0,
            (bool one, bool other) => one.CompareTo(other),
            (BigInteger one, BigInteger other) => one.CompareTo(other),
            _ when IsNumber(left) && IsNumber(right) => ToDouble(left).CompareTo(ToDouble(right)),
            _ => null,
        };
        return (symbol, order) switch
        {
            ("==" or "!=", null) when dialect == Dialect.Python && (left is null or string || right is null or string) => symbol is "!=",
            (_, null) => throw new BeyondFakeException(),
            ("==" or "=", _) => order == 0,
            ("!=" or "<>", _) => order != 0,
            ("<", _) => order < 0,
            (">", _) => order > 0,
            ("<=", _) => order <= 0,
            _ => order >= 0,
        };
    }

    private static string Text(Dialect dialect, string symbol, object? left, object? right) => (symbol, left, right) switch
    {
        ("+", string one, string other) => one + other,
        ("+", _, _) when dialect == Dialect.Scala => Values.Show(left) + Values.Show(right),
        ("*", string one, BigInteger or int) when ToLong(right) <= LongestText / Math.Max(1, one.Length) => string.Concat(Enumerable.Repeat(one, (int)Math.Max(0, ToLong(right)))),
        ("+", string, BigInteger or double) when dialect == Dialect.Python => throw new RemoteErrorException("TypeError", $"can only concatenate str (not \"{(right is double ? "float" : "int")}\") to str"),
        _ => throw new BeyondFakeException(),
    };

    private static object PythonInts(string symbol, BigInteger left, BigInteger right)
    {
        if (right.IsZero && symbol is "/" or "//" or "%")
        {
            throw new RemoteErrorException("ZeroDivisionError", symbol is "/" ? "division by zero" : "integer division or modulo by zero");
        }

        var bits = left.GetBitLength() + right.GetBitLength();
        var remainder = right.IsZero ? 0 : BigInteger.Remainder(left, right);
        var floors = !remainder.IsZero && remainder.Sign != right.Sign;
        return symbol switch
        {
            "/" when bits < 1000 => (double)left / (double)right,
            "//" => BigInteger.Divide(left, right) - (floors ? 1 : 0),
            "%" => remainder + (floors ? right : 0),
            "**" when right >= 0 && right * left.GetBitLength() <= MostBits => BigInteger.Pow(left, (int)right),
            "**" when right < 0 && !left.IsZero && bits < 1000 => Math.Pow((double)left, (double)right),
            _ => bits <= MostBits ? Numbers(symbol, left, right) : throw new BeyondFakeException(),
        };
    }

    private static double Doubles(Dialect dialect, string symbol, double left, double right)
    {
        if (right == 0 && dialect == Dialect.Python && symbol is "/" or "//")
        {
            throw new RemoteErrorException("ZeroDivisionError", symbol is "/" ? "float division by zero" : "float floor division by zero");
        }

        BeyondFakeException.ThrowIf((symbol is "%" && dialect == Dialect.Python) || (symbol is "**" && left < 0));
        return symbol is "//" ? Math.Floor(left / right) : symbol is "**" ? Math.Pow(left, right) : Numbers(symbol, left, right);
    }

    private static T Numbers<T>(string symbol, T left, T right)
        where T : INumber<T> => symbol switch
    {
        "+" => unchecked(left + right),
        "-" => unchecked(left - right),
        "*" => unchecked(left * right),
        "/" => left / right,
        "%" => left % right,
        _ => throw new BeyondFakeException(),
    };

    private static bool IsNumber(object? value) => value is int or long or BigInteger or double or decimal;
}
