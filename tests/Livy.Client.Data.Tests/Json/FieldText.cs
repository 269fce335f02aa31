using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data.Tests;

/// <summary>A field of Arrow as text.</summary>
internal static class FieldText
{
    /// <summary>The type with all that is inside it, and whether it may be null. Spark adds a number to the second of two fields with the same name.</summary>
    public static string OfType(Field field) => $"{OfType(field.DataType)}{(field.IsNullable ? "?" : "")}";

    private static string OfType(IArrowType type) => type switch
    {
        Decimal128Type number => $"decimal({number.Precision},{number.Scale})",
        TimestampType time => $"timestamp({time.Unit},{time.Timezone})",
        DurationType duration => $"duration({duration.Unit})",
        IntervalType interval => $"interval({interval.Unit})",
        NestedType nested => $"{type.TypeId}({string.Join(',', nested.Fields.Select(OfType))})",
        _ => type.TypeId.ToString(),
    };
}
