using Apache.Arrow;

namespace Livy.Client.Data.Testing.Tests;

/// <summary>Cells of Arrow arrays as values of .NET.</summary>
internal static class Cell
{
    public static object? Of(IArrowArray array, int row) => array.IsNull(row) ? null : array switch
    {
        BooleanArray values => values.GetValue(row),
        Int8Array values => values.GetValue(row),
        Int16Array values => values.GetValue(row),
        Int32Array values => values.GetValue(row),
        Int64Array values => values.GetValue(row),
        FloatArray values => values.GetValue(row),
        DoubleArray values => values.GetValue(row),
        Decimal128Array values => values.GetSqlDecimal(row)!.Value.ToString(),
        StringArray values => values.GetString(row),
        BinaryArray values => Convert.ToHexString(values.GetBytes(row)),
        Date32Array values => DateOnly.FromDateTime(values.GetDateTime(row)!.Value),
        TimestampArray values => values.GetTimestamp(row),
        DurationArray values => values.GetTimeSpan(row),
        YearMonthIntervalArray values => values.GetValue(row)!.Value.Months,
        MonthDayNanosecondIntervalArray values => values.GetValue(row) is { } interval ? (interval.Months, interval.Days, interval.Nanoseconds) : null,
        MapArray values => Entries(values, row),
        ListArray values => Items(values.GetSlicedValues(row)),
        StructArray values => values.Fields.Select(field => Of(field, row)).ToArray(),
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    private static object?[] Items(IArrowArray array) => [.. Enumerable.Range(0, array.Length).Select(row => Of(array, row))];

    private static object?[] Entries(MapArray map, int row) =>
        [.. Enumerable.Range(map.ValueOffsets[row], map.ValueOffsets[row + 1] - map.ValueOffsets[row]).Select(at => (object?)(Of(map.Keys, at), Of(map.Values, at)))];
}
