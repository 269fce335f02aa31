using System.Buffers.Binary;
using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data.Tests;

/// <summary>Values of Arrow as text that differs where the values do, if only by a bit.</summary>
internal static class ArrowText
{
    public static string Of(IArrowArray array, int at) => array.IsNull(at) ? "NULL" : array switch
    {
        BooleanArray values => values.GetValue(at) is true ? "true" : "false",
        Int8Array values => Of(values.GetValue(at)!.Value),
        Int16Array values => Of(values.GetValue(at)!.Value),
        Int32Array values => Of(values.GetValue(at)!.Value),
        Int64Array values => Of(values.GetValue(at)!.Value),
        FloatArray values => Real(values.GetValue(at)!.Value),
        DoubleArray values => Real(values.GetValue(at)!.Value),
        Decimal128Array values => Decimal(BinaryPrimitives.ReadInt128LittleEndian(values.GetBytes(at)), ((Decimal128Type)values.Data.DataType).Scale),
        StringArray values => Text(values.GetString(at)),
        BinaryArray values => Bytes(values.GetBytes(at)),
        Date32Array values => Of(values.GetValue(at)!.Value),
        TimestampArray values => Of(values.GetValue(at)!.Value),
        DurationArray values => Of(values.GetValue(at)!.Value),
        YearMonthIntervalArray values => Of(values.GetValue(at)!.Value.Months),
        MonthDayNanosecondIntervalArray values => Interval(values.GetValue(at)!.Value.Months, values.GetValue(at)!.Value.Days, values.GetValue(at)!.Value.Nanoseconds),
        MapArray values => $"{{{Many(values, at, entry => $"{Of(values.Keys, entry)}={Of(values.Values, entry)}")}}}",
        ListArray values => $"[{Many(values, at, element => Of(values.Values, element))}]",
        StructArray values => $"({string.Join(',', values.Fields.Select(field => Of(field, at)))})",
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    public static string Of(Int128 value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Real(float value) => float.IsNaN(value) ? "f:NaN" : $"f:{BitConverter.SingleToInt32Bits(value):x8}";

    public static string Real(double value) => double.IsNaN(value) ? "d:NaN" : $"d:{BitConverter.DoubleToInt64Bits(value):x16}";

    public static string Decimal(Int128 unscaled, int scale) => $"{Of(unscaled)}/{scale}";

    public static string Text(string value) => $"'{value}'";

    public static string Bytes(ReadOnlySpan<byte> value) => $"x{Convert.ToHexString(value)}";

    public static string Interval(int months, int days, long nanoseconds) => $"{months}m{days}d{nanoseconds}n";

    private static string Many(ListArray list, int at, Func<int, string> text) =>
        string.Join(',', Enumerable.Range(list.ValueOffsets[at], list.ValueOffsets[at + 1] - list.ValueOffsets[at]).Select(text));
}
