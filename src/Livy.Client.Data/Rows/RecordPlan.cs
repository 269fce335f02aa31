using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>Finds out how rows, or structs, become values of a type.</summary>
internal static class RecordPlan
{
    /// <summary>Whether a type takes whatever columns there are.</summary>
    public static bool IsOfUnknownShape(Type type) =>
        type == typeof(object) || type == typeof(object[]) || type == typeof(Dictionary<string, object>) || type == typeof(IReadOnlyDictionary<string, object>) || type == typeof(IDictionary<string, object>);

    /// <summary>Plans.</summary>
    /// <exception cref="LivyDataException">The columns do not fit.</exception>
    public static RecordCells<T> Of<[DynamicallyAccessedMembers(CellType.Kept)] T>(Place place)
    {
        if (IsOfUnknownShape(typeof(T)))
        {
            return OfUnknownShape<T>(place);
        }

        return Nullable.GetUnderlyingType(typeof(T)) is { } underlying ? Of<T>(place, CellPlan.TypeOf(underlying, place).Type) : Of<T>(place, typeof(T));
    }

    private static RecordCells<T> Of<T>(Place place, [DynamicallyAccessedMembers(CellType.Kept)] Type made) => IsTuple(made) ? ByPosition<T>(place, made) : ByName<T>(place, made);

    private static bool IsTuple(Type type) => type.IsGenericType && type.Namespace == nameof(System) && typeof(ITuple).IsAssignableFrom(type);

    private static RecordCells<T> OfUnknownShape<T>(Place place)
    {
        var names = place.Type.Fields.Select(column => column.Name).ToArray();
        var readers = ReadersOf(place, place.Type.Fields.Select((_, number) => (number, typeof(object))));
        if (typeof(T) == typeof(object[]))
        {
            return new RecordCells<T>(place, readers, RowMakers.Arrays<T>());
        }

        return names.Distinct(StringComparer.Ordinal).Count() == names.Length
            ? new RecordCells<T>(place, readers, RowMakers.Dictionaries<T>(names))
            : throw place.Unreadable($"has two columns of one name, so it is no dictionary: rename one in the query (as), or read object?[]; the columns are {Place.Names(place.Type.Fields)}");
    }

    private static RecordCells<T> ByPosition<T>(Place place, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type tuple)
    {
        var items = TupleShape.ItemsOf(tuple);
        if (items.Count != place.Type.Fields.Count)
        {
            throw place.Unreadable($"has {place.Type.Fields.Count} columns, the tuple {items.Count} items: there must be one for each; the columns are {Place.Names(place.Type.Fields)}");
        }

        var readers = ReadersOf(place, items.Select((item, number) => (number, item)));
        return new RecordCells<T>(place, readers, RowMakers.Compiled<T>(string.Empty, [.. readers.Select(reader => reader.Reader.BufferType)], values => TupleShape.New(tuple, values)));
    }

    private static RecordCells<T> ByName<T>(Place place, [DynamicallyAccessedMembers(CellType.Kept)] Type made)
    {
        var members = RecordMembers.Of(made, place);
        var numbers = ColumnMatch.Of(members.All, made, place);
        var bound = Enumerable.Range(0, numbers.Count).Where(member => numbers[member] is not null).ToArray();
        var readers = ReadersOf(place, bound.Select(member => (numbers[member]!.Value, members.All[member].Type)));
        var make = RowMakers.Compiled<T>(string.Join(',', bound), [.. readers.Select(reader => reader.Reader.BufferType)], values =>
        {
            var valueOf = bound.Select((member, index) => (Member: members.All[member], Value: values[index])).ToDictionary(pair => pair.Member, pair => pair.Value);
            return members.New(made, valueOf);
        });
        return new RecordCells<T>(place, readers, make);
    }

    private static List<(int Number, CellReader Reader)> ReadersOf(Place place, IEnumerable<(int Number, Type Type)> fields) =>
        [.. fields.Select(field => (field.Number, CellPlan.Of(field.Type, place.Field(place.Type.Fields[field.Number]))))];
}
