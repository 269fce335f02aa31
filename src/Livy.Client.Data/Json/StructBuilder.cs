using System.Globalization;
using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects structs: objects whose properties are the fields in order, each there, named by its position.</summary>
internal sealed class StructBuilder : ColumnBuilder
{
    private const int Nowhere = -1;

    private readonly IReadOnlyList<SparkColumn> _columns;
    private readonly ColumnBuilder[] _fields;
    private readonly byte[][] _names;
    private int _at = Nowhere;

    /// <param name="type">The type.</param>
    /// <param name="memory">Bounds the batch.</param>
    /// <param name="columns">The fields.</param>
    /// <param name="fields">Collect their values.</param>
    /// <param name="prefix">What stands before the position in a property's name.</param>
    public StructBuilder(IArrowType type, BatchMemory memory, IReadOnlyList<SparkColumn> columns, ColumnBuilder[] fields, char prefix)
        : base(type, memory)
    {
        _columns = columns;
        _fields = fields;
        _names = [.. fields.Select((_, position) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{prefix}{position}")))];
    }

    public override int Depth => 1 + _fields.Select(builder => builder.Depth).DefaultIfEmpty().Max();

    public override string Place => _at == Nowhere ? string.Empty : $".{_columns[_at].Name}{_fields[_at].Place}";

    /// <summary>The field that is being read; <see langword="null"/> if it is none.</summary>
    public SparkColumn? Current => _at == Nowhere ? null : _columns[_at];

    protected override void AppendValue(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
        {
            throw new UnreadableJsonException("it is no object");
        }

        for (_at = 0; _at < _fields.Length; _at++)
        {
            if (!json.Read() || json.TokenType is not JsonTokenType.PropertyName || !json.ValueTextEquals(_names[_at]) || !json.Read())
            {
                throw new UnreadableJsonException("it is missing");
            }

            _fields[_at].Append(ref json);
        }

        _at = Nowhere;
        if (!json.Read() || json.TokenType is not JsonTokenType.EndObject)
        {
            throw new UnreadableJsonException("it has more properties than the type has fields");
        }
    }

    protected override void AppendNothing()
    {
        foreach (var field in _fields)
        {
            field.AppendNull();
        }
    }

    protected override ArrayData Build(int count, int nulls, ArrowBuffer validity) =>
        new(Type, count, nulls, 0, [validity], _fields.Length == 0 ? [FieldOfNulls(count)] : [.. _fields.Select(builder => builder.Build())]);

    private static ArrayData FieldOfNulls(int count) => new(NullType.Default, count, count, 0, System.Array.Empty<ArrowBuffer>());
}
