using System.Globalization;
using System.Numerics;
using System.Text;

namespace Livy.Client.Data.Tests;

/// <summary>Types and values at random, each value as <c>to_json</c> writes it and as <see cref="ArrowText"/> says it.</summary>
internal sealed class RandomRows(Random random)
{
    private const string Characters = "\0\u001f\"\\/\n\u007f\u0085\u2028é☃ aZ09{}[]:,";

    private static readonly string[] Words =
    [
        "boolean", "byte", "short", "integer", "long", "float", "double", "string", "binary", "date", "timestamp", "timestamp_ntz", "interval year to month", "interval day to second", "interval", "void",
    ];

    private static readonly Dictionary<SparkTypeKind, int> Bits = new()
    {
        [SparkTypeKind.TinyInt] = 8,
        [SparkTypeKind.SmallInt] = 16,
        [SparkTypeKind.Int] = 32,
        [SparkTypeKind.Date] = 32,
        [SparkTypeKind.YearMonthInterval] = 32,
        [SparkTypeKind.BigInt] = 64,
        [SparkTypeKind.Timestamp] = 64,
        [SparkTypeKind.TimestampNtz] = 64,
        [SparkTypeKind.DayTimeInterval] = 64,
    };

    /// <summary>A schema of a few columns.</summary>
    public SparkSchema Schema()
    {
        var fields = OneColumn.StructOf([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Type(4))]);
        return SparkSchemaJson.Read(fields);
    }

    /// <summary>A row.</summary>
    public (string Json, string[] Texts) Row(SparkSchema schema)
    {
        var values = schema.Columns.Select(column => Value(column.Type)).ToArray();
        return (Object(values.Select(value => value.Json), 'c'), [.. values.Select(value => value.Text)]);
    }

    private string Type(int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        5 => OneColumn.ArrayOf(Type(depth - 1)),
        6 => OneColumn.MapOf(KeyType(depth - 1), Type(depth - 1)),
        7 => OneColumn.StructOf([.. Enumerable.Range(0, random.Next(4)).Select(_ => Type(depth - 1))]),
        _ => Atomic(),
    };

    private string KeyType(int depth)
    {
        var type = Type(depth);
        return type.Contains("void", StringComparison.Ordinal) || type.StartsWith("{\"type\":\"map\"", StringComparison.Ordinal) ? "string" : type;
    }

    private string Atomic()
    {
        var precision = random.Next(1, 39);
        return random.Next(5) == 0 ? $"decimal({precision},{random.Next(precision + 1)})" : Words[random.Next(Words.Length)];
    }

    private (string Json, string Text) Value(SparkType type, bool mayBeNull = true)
    {
        if (type.Kind is SparkTypeKind.Void || (mayBeNull && random.Next(6) == 0))
        {
            return ("null", "NULL");
        }

        switch (type.Kind)
        {
            case SparkTypeKind.Array:
                var elements = Many(() => Value(type.ElementType!));
                return ($"[{string.Join(',', elements.Select(element => element.Json))}]", $"[{string.Join(',', elements.Select(element => element.Text))}]");
            case SparkTypeKind.Map:
                return Map(type);
            case SparkTypeKind.Struct:
                var fields = type.Fields.Select(field => Value(field.Type)).ToArray();
                return (Object(fields.Select(field => field.Json), 'f'), $"({(fields.Length == 0 ? "NULL" : string.Join(',', fields.Select(field => field.Text)))})");
            case SparkTypeKind.String:
            case SparkTypeKind.Binary:
            case SparkTypeKind.CalendarInterval:
            case SparkTypeKind.Float:
            case SparkTypeKind.Double:
                var (text, said) = Bare(type);
                return ((type.Kind is SparkTypeKind.Float or SparkTypeKind.Double) && !text.Contains('N') && !text.Contains("Inf") ? text : Quoted(text), said);
            default:
                return Bare(type);
        }
    }

    private (string Json, string Text) Map(SparkType type)
    {
        var isList = type.KeyType!.Kind is SparkTypeKind.Binary or SparkTypeKind.Array or SparkTypeKind.Struct;
        var entries = Many(() => (Key: isList ? Value(type.KeyType, mayBeNull: false) : Bare(type.KeyType), Value: Value(type.ElementType!)));
        var json = entries.Select(entry => isList ? $"{{\"f0\":{entry.Key.Json},\"f1\":{entry.Value.Json}}}" : $"{Quoted(entry.Key.Json)}:{entry.Value.Json}");
        return (isList ? $"[{string.Join(',', json)}]" : $"{{{string.Join(',', json)}}}", $"{{{string.Join(',', entries.Select(entry => $"{entry.Key.Text}={entry.Value.Text}"))}}}");
    }

    /// <summary>A value without quotes, as a key has it.</summary>
    private (string Json, string Text) Bare(SparkType type)
    {
        switch (type.Kind)
        {
            case SparkTypeKind.Boolean:
                var boolean = random.Next(2) == 0 ? "true" : "false";
                return (boolean, boolean);
            case SparkTypeKind.Float:
                var single = BitConverter.Int32BitsToSingle((int)Integer(32));
                return (Java(single.ToString("R", CultureInfo.InvariantCulture)), ArrowText.Real(single));
            case SparkTypeKind.Double:
                var real = BitConverter.Int64BitsToDouble((long)Integer(64));
                return (Java(real.ToString("R", CultureInfo.InvariantCulture)), ArrowText.Real(real));
            case SparkTypeKind.Decimal:
                return Decimal(type.Precision, type.Scale);
            case SparkTypeKind.String:
                var text = string.Concat(Many(() => random.Next(9) == 0 ? "😀" : Characters[random.Next(Characters.Length)].ToString()));
                return (text, ArrowText.Text(text));
            case SparkTypeKind.Binary:
                var bytes = new byte[random.Next(5)];
                random.NextBytes(bytes);
                return (Convert.ToBase64String(bytes), ArrowText.Bytes(bytes));
            case SparkTypeKind.CalendarInterval:
                var (months, days, seconds) = (random.Next(-999, 999), random.Next(int.MinValue, int.MaxValue), random.Next(-9, 9));
                return ($"{months} months {days} days {seconds}.000001 seconds", ArrowText.Interval(months, days, (seconds * 1_000_000_000L) + (seconds < 0 ? -1000 : 1000)));
            default:
                var number = ArrowText.Of((Int128)Integer(Bits[type.Kind]));
                return (number, number);
        }
    }

    private static string Java(string number) => number switch
    {
        "∞" or "Infinity" => "Infinity",
        "-∞" or "-Infinity" => "-Infinity",
        _ => number,
    };

    private (string Json, string Text) Decimal(int precision, int scale)
    {
        var digits = BigInteger.Parse(string.Concat(Enumerable.Range(0, random.Next(1, precision + 1)).Select(_ => random.Next(10))), CultureInfo.InvariantCulture);
        var unscaled = random.Next(2) == 0 ? digits : -digits;
        var plain = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled.Sign < 0 ? "-" : "";
        var json = random.Next(3) == 0 ? $"{unscaled}E-{scale}" : scale == 0 ? $"{sign}{plain}" : $"{sign}{plain[..^scale]}.{plain[^scale..]}";
        return (json, ArrowText.Decimal((Int128)unscaled, scale));
    }

    private BigInteger Integer(int bits)
    {
        var half = BigInteger.One << (bits - 1);
        return random.Next(4) switch
        {
            0 => -half,
            1 => half - 1,
            2 => random.Next(-2, 3),
            _ => (new BigInteger(random.NextInt64(long.MinValue, long.MaxValue)) >> (64 - bits)),
        };
    }

    private T[] Many<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];

    private static string Object(IEnumerable<string> values, char prefix) => $"{{{string.Join(',', values.Select((value, position) => $"\"{prefix}{position}\":{value}"))}}}";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
