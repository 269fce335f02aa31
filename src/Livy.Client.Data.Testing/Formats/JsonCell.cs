using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Apache.Arrow.Scalars;

namespace Livy.Client.Testing;

/// <summary>
/// Cells as JSON: dates as days, instants and intervals of days as microseconds, intervals of years as months, bytes as base64, fields of structs as <c>f0</c>, <c>f1</c> …; a map is an object, or, where keys are bytes, arrays
/// or structs, an array of objects with <c>f0</c> and <c>f1</c>.
/// </summary>
internal static class JsonCell
{
    public static void Write(Utf8JsonWriter json, ColumnType type, object? cell, RowCells cells)
    {
        if (cell is null or DBNull)
        {
            json.WriteNullValue();
            return;
        }

        switch (type.Kind)
        {
            case TypeKind.Void:
                throw Values.Misfit(cell, "void");
            case TypeKind.Boolean:
                json.WriteBooleanValue(cell is bool flag ? flag : throw Values.Misfit(cell, "boolean"));
                break;
            case TypeKind.String:
                json.WriteStringValue(Values.Text(cell));
                break;
            case TypeKind.Binary:
                json.WriteBase64StringValue(Values.Bytes(cell));
                break;
            case TypeKind.CalendarInterval:
                json.WriteStringValue(Text(Values.Calendar(cell)));
                break;
            case TypeKind.Array:
                WriteArray(json, type.Element!, cell, cells);
                break;
            case TypeKind.Map:
                WriteMap(json, type, cell, cells);
                break;
            case TypeKind.Struct:
                WriteStruct(json, type.Fields, cell, cells);
                break;
            default:
                WriteNumber(json, Number(type, cell));
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string number)
    {
        // JSON has no numbers for NaN and the infinities.
        if (char.IsAsciiLetter(number[^1]))
        {
            json.WriteStringValue(number);
        }
        else
        {
            json.WriteRawValue(number);
        }
    }

    private static string Number(ColumnType type, object cell) => type.Kind switch
    {
        TypeKind.TinyInt => Text(Values.Whole(cell, sbyte.MinValue, sbyte.MaxValue, "tinyint")),
        TypeKind.SmallInt => Text(Values.Whole(cell, short.MinValue, short.MaxValue, "smallint")),
        TypeKind.Int => Text(Values.Whole(cell, int.MinValue, int.MaxValue, "int")),
        TypeKind.BigInt => Text(Values.Whole(cell, long.MinValue, long.MaxValue, "bigint")),
        TypeKind.Float => Text((float)Values.Floating(cell, "float")),
        TypeKind.Double => Text(Values.Floating(cell, "double")),
        TypeKind.Decimal => Decimal(Values.Unscaled(cell, type), type.Scale),
        TypeKind.Date => Text(Values.Days(cell)),
        TypeKind.Timestamp => Text(Values.Instant(cell)),
        TypeKind.TimestampNtz => Text(Values.ClockTime(cell)),
        TypeKind.YearMonthInterval => Text(Values.Whole(cell, int.MinValue, int.MaxValue, "interval year to month")),
        _ => Text(Values.Duration(cell)),
    };

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Decimal(Int128 number, int scale)
    {
        var digits = Text(Int128.Abs(number)).PadLeft(scale + 1, '0');
        return $"{(number < 0 ? "-" : string.Empty)}{digits[..^scale]}{(scale > 0 ? "." : string.Empty)}{digits[^scale..]}";
    }

    /// <summary>As Spark's <c>CalendarInterval.toString</c>.</summary>
    private static string Text(MonthDayNanosecondInterval interval)
    {
        var micros = interval.Nanoseconds / 1_000;
        (long Number, string Unit)[] whole =
        [
            (interval.Months / 12, "years"), (interval.Months % 12, "months"), (interval.Days, "days"), (micros / 3_600_000_000, "hours"), (micros / 60_000_000 % 60, "minutes"),
        ];
        var parts = whole.Where(static part => part.Number != 0).Select(static part => $"{Text(part.Number)} {part.Unit}").ToList();
        var seconds = micros % 60_000_000 / 1_000_000m;
        if (seconds != 0 || parts.Count == 0)
        {
            parts.Add($"{seconds.ToString("0.######", CultureInfo.InvariantCulture)} seconds");
        }

        return string.Join(' ', parts);
    }

    private static void WriteArray(Utf8JsonWriter json, ColumnType element, object cell, RowCells cells)
    {
        json.WriteStartArray();
        foreach (var item in cell is IEnumerable and not string ? (IEnumerable)cell : throw Values.Misfit(cell, "array"))
        {
            Write(json, element, item, cells);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, ColumnType type, object cell, RowCells cells)
    {
        var entries = DictionaryCells.EntriesOf(cell) ?? throw Values.Misfit(cell, "map");
        if (type.Key!.Kind is TypeKind.Binary or TypeKind.Array or TypeKind.Struct)
        {
            json.WriteStartArray();
            foreach (var (key, value) in entries)
            {
                json.WriteStartObject();
                json.WritePropertyName("f0");
                Write(json, type.Key, key, cells);
                json.WritePropertyName("f1");
                Write(json, type.Element!, value, cells);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        foreach (var (key, value) in entries)
        {
            json.WritePropertyName(Key(type.Key, key ?? throw new RowException("A key of a map is null.")));
            Write(json, type.Element!, value, cells);
        }

        json.WriteEndObject();
    }

    private static string Key(ColumnType type, object key) => type.Kind switch
    {
        TypeKind.String => Encoding.UTF8.GetString(Values.Text(key)),
        TypeKind.Boolean => key is bool flag ? flag ? "true" : "false" : throw Values.Misfit(key, "boolean"),
        TypeKind.CalendarInterval => Text(Values.Calendar(key)),
        TypeKind.Void or TypeKind.Map => throw Values.Misfit(key, "key of a map"),
        _ => Number(type, key),
    };

    private static void WriteStruct(Utf8JsonWriter json, IReadOnlyList<ColumnField> fields, object cell, RowCells cells)
    {
        var row = cells.Of(cell, fields);
        json.WriteStartObject();
        for (var at = 0; at < row.Length; at++)
        {
            json.WritePropertyName($"f{at}");
            Write(json, fields[at].Type, row[at], cells);
        }

        json.WriteEndObject();
    }
}
