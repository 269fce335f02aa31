using System.Collections;
using System.Runtime.CompilerServices;

namespace Livy.Client.Testing;

/// <summary>Takes rows and structs apart: tuples and lists by place, dictionaries by key, and objects by their properties where those may be looked at.</summary>
/// <param name="propertiesOf">Looks at the properties of a type; null if nothing may be.</param>
internal sealed class RowCells(Func<Type, IReadOnlyList<RowProperty>>? propertiesOf)
{
    private readonly Dictionary<(Type, IReadOnlyList<ColumnField>), RowProperty?[]> _plans = [];

    /// <summary>The properties of a type in order; empty if it has none, or nobody may look.</summary>
    public IReadOnlyList<RowProperty> PropertiesOf(Type type) => propertiesOf?.Invoke(type) ?? [];

    /// <summary>A cell for each field.</summary>
    /// <exception cref="RowException">The value is no row of these fields.</exception>
    public object?[] Of(object value, IReadOnlyList<ColumnField> fields)
    {
        switch (value)
        {
            case ITuple tuple:
                return tuple.Length == fields.Count ? [.. Enumerable.Range(0, fields.Count).Select(at => tuple[at])] : throw Uneven(tuple.Length, fields);
            case IReadOnlyDictionary<string, object?> map:
                return [.. fields.Select(field => map.GetValueOrDefault(field.Name))];
            case IDictionary map:
                return [.. fields.Select(field => map[field.Name])];
            case IReadOnlyList<object?> list:
                return list.Count == fields.Count ? [.. list] : throw Uneven(list.Count, fields);
            case IList list and not byte[]:
                return list.Count == fields.Count ? [.. list.Cast<object?>()] : throw Uneven(list.Count, fields);
            default:
                return [.. PlanOf(value.GetType(), fields).Select(property => property?.Get(value))];
        }
    }

    private static RowException Uneven(int found, IReadOnlyList<ColumnField> fields) =>
        new($"A row has {found} values for {fields.Count} columns ({string.Join(", ", fields.Select(field => field.Name))}).");

    private RowProperty?[] PlanOf(Type type, IReadOnlyList<ColumnField> fields)
    {
        if (!_plans.TryGetValue((type, fields), out var plan))
        {
            var properties = PropertiesOf(type);
            plan = [.. fields.Select(field => properties.FirstOrDefault(property => string.Equals(property.Name, field.Name, StringComparison.OrdinalIgnoreCase)))];
            _plans.Add((type, fields), Array.Exists(plan, static property => property is not null) || fields.Count == 0 ? plan
                : throw new RowException(propertiesOf is null ? $"A struct is given as a list, a tuple or a dictionary here, not as a value of type {type.Name}." : $"A value of type {type.Name} has none of the fields {string.Join(", ", fields.Select(field => field.Name))}."));
        }

        return plan;
    }
}
