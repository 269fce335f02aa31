using System.Text;
using Apache.Arrow;
using Apache.Arrow.Scalars;

namespace Livy.Client.Data.Tests;

/// <summary>A column of random type and values, nested up to three deep, with what it must be read as.</summary>
/// <param name="Type">The type as in <c>StructType.json</c>.</param>
/// <param name="Array">The values in Arrow.</param>
/// <param name="Values">The values in .NET.</param>
internal sealed record RandomColumn(string Type, IArrowArray Array, object?[] Values)
{
    private const int AtomicTypes = 14;

    public static RandomColumn Make(Random dice, int length, int depth = 0, bool mayBeNull = true)
    {
        bool[] isNull = [.. Enumerable.Range(0, length).Select(_ => mayBeNull && dice.Next(4) == 0)];
        return dice.Next(depth < 3 ? AtomicTypes + 3 : AtomicTypes) switch
        {
            0 => Of("boolean", isNull, _ => dice.Next(2) == 0, values => Arrays.Booleans(values)),
            1 => Of("byte", isNull, _ => (sbyte)dice.Next(-128, 128), values => Arrays.TinyInts(values)),
            2 => Of("short", isNull, _ => (short)dice.Next(short.MinValue, short.MaxValue + 1), values => Arrays.SmallInts(values)),
            3 => Of("integer", isNull, _ => dice.Next(int.MinValue, int.MaxValue), values => Arrays.Ints(values)),
            4 => Of("long", isNull, _ => dice.NextInt64(long.MinValue, long.MaxValue), values => Arrays.BigInts(values)),
            5 => Of("float", isNull, _ => BitConverter.Int32BitsToSingle(dice.Next(0, 0x7F80_0000)), values => Arrays.Floats(values)),
            6 => Of("double", isNull, _ => BitConverter.Int64BitsToDouble(dice.NextInt64(0, 0x7FF0_0000_0000_0000)), values => Arrays.Doubles(values)),
            7 => Decimals(dice, isNull),
            8 => Of("date", isNull, _ => dice.Next(-719_162, 2_932_897), values => Arrays.Dates(values), days => DateOnly.FromDayNumber(days + 719_162)),
            9 => Of("timestamp", isNull, _ => dice.NextInt64(-62_135_596_800_000_000, 253_402_300_800_000_000), values => Arrays.Timestamps(values), time => DateTimeOffset.UnixEpoch.AddTicks(time * 10)),
            10 => Of("timestamp_ntz", isNull, _ => dice.NextInt64(-62_135_596_800_000_000, 253_402_300_800_000_000), values => Arrays.TimestampsNtz(values), time => new DateTime(1970, 1, 1).AddTicks(time * 10)),
            11 => Of("interval day to second", isNull, _ => dice.NextInt64(long.MinValue / 10, long.MaxValue / 10), values => Arrays.DayTimes(values), time => new TimeSpan(time * 10)),
            12 => Of(
                "interval", isNull, _ => new MonthDayNanosecondInterval(dice.Next(), dice.Next(), dice.NextInt64(1 << 50) * 1000), values => Arrays.Intervals(values),
                interval => new CalendarInterval(interval.Months, interval.Days, interval.Nanoseconds / 1000)),
            13 => Texts(dice, isNull),
            14 => Lists(dice, isNull, depth),
            15 => Maps(dice, isNull, depth),
            _ => Structs(dice, isNull, depth),
        };
    }

    private static RandomColumn Of<T>(string type, bool[] isNull, Func<int, T> make, Func<T?[], IArrowArray> toArray, Func<T, object>? toValue = null)
        where T : struct
    {
        T?[] values = [.. isNull.Select((mark, index) => mark ? (T?)null : make(index))];
        return new RandomColumn(type, toArray(values), [.. values.Select(value => value is { } some ? toValue?.Invoke(some) ?? some : null)]);
    }

    private static RandomColumn Decimals(Random dice, bool[] isNull)
    {
        var scale = dice.Next(0, 19);
        return Of($"decimal(28,{scale})", isNull, _ => (Int128)dice.NextInt64(long.MinValue, long.MaxValue), values => Arrays.Decimals(28, scale, values), unscaled => Scaled(unscaled, scale));
    }

    private static decimal Scaled(Int128 unscaled, int scale)
    {
        var bits = (ulong)Int128.Abs(unscaled);
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), 0, unscaled < 0, (byte)scale);
    }

    private static RandomColumn Texts(Random dice, bool[] isNull)
    {
        string?[] texts = [.. isNull.Select(mark => mark ? null : Text(dice))];
        return new RandomColumn("string", dice.Next(2) == 0 ? Arrays.Strings(texts) : Arrays.LargeStrings(texts), texts);
    }

    private static string Text(Random dice) => string.Concat(Enumerable.Range(0, dice.Next(20)).Select(_ => new Rune(dice.Next(2) == 0 ? dice.Next(0, 0xD800) : dice.Next(0xE000, 0x11_0000)).ToString()));

    private static RandomColumn Lists(Random dice, bool[] isNull, int depth)
    {
        var (lengths, starts) = Lengths(dice, isNull);
        var elements = Make(dice, starts[^1], depth + 1);
        return new RandomColumn(
            $$"""{"type":"array","elementType":{{Json(elements.Type)}},"containsNull":true}""",
            Arrays.Lists(elements.Array, lengths),
            [.. lengths.Select((length, index) => length is null ? null : (object)elements.Values[starts[index]..starts[index + 1]])]);
    }

    private static RandomColumn Maps(Random dice, bool[] isNull, int depth)
    {
        var (lengths, starts) = Lengths(dice, isNull);
        string[] keys = [.. Enumerable.Range(0, starts[^1]).Select(number => $"k{number}")];
        var values = Make(dice, starts[^1], depth + 1);
        return new RandomColumn(
            $$"""{"type":"map","keyType":"string","valueType":{{Json(values.Type)}},"valueContainsNull":true}""",
            Arrays.Maps(Arrays.Strings(keys), values.Array, lengths),
            [.. lengths.Select((length, index) => length is null ? null : Enumerable.Range(starts[index], length.Value).ToDictionary(number => keys[number], number => values.Values[number]))]);
    }

    private static RandomColumn Structs(Random dice, bool[] isNull, int depth)
    {
        RandomColumn[] fields = [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Make(dice, isNull.Length, depth + 1))];
        return new RandomColumn(
            $$"""{"type":"struct","fields":[{{string.Join(',', fields.Select((field, number) => FieldJson.Of($"f{number}", field.Type)))}}]}""",
            Arrays.Structs(isNull, [.. fields.Select(field => field.Array)]),
            [.. isNull.Select((mark, row) => mark ? null : fields.Select((field, number) => (Name: $"f{number}", Value: field.Values[row])).ToDictionary(pair => pair.Name, pair => pair.Value))]);
    }

    private static (int?[] Lengths, int[] Starts) Lengths(Random dice, bool[] isNull)
    {
        int?[] lengths = [.. isNull.Select(mark => mark ? (int?)null : dice.Next(4))];
        var starts = new int[lengths.Length + 1];
        for (var index = 0; index < lengths.Length; index++)
        {
            starts[index + 1] = starts[index] + (lengths[index] ?? 0);
        }

        return (lengths, starts);
    }

    private static string Json(string type) => type.StartsWith('{') ? type : $"\"{type}\"";
}
