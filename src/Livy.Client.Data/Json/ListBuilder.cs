using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects arrays.</summary>
internal sealed class ListBuilder : ColumnBuilder
{
    private const int Nowhere = -1;

    private readonly ColumnBuilder _elements;
    private readonly ByteBuffer _ends;
    private int _at = Nowhere;

    public ListBuilder(IArrowType type, BatchMemory memory, ColumnBuilder elements)
        : base(type, memory)
    {
        _elements = elements;
        _ends = new ByteBuffer(memory);
        _ends.Append(0);
    }

    public override int Depth => 1 + _elements.Depth;

    public override string Place => _at == Nowhere ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"[{_at}]{_elements.Place}");

    protected override void AppendValue(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.StartArray)
        {
            throw new UnreadableJsonException("it is no array");
        }

        for (_at = 0; json.Read() && json.TokenType is not JsonTokenType.EndArray; _at++)
        {
            _elements.Append(ref json);
        }

        _at = Nowhere;
        _ends.Append(_elements.Count);
    }

    protected override void AppendNothing() => _ends.Append(_elements.Count);

    protected override ArrayData Build(int count, int nulls, ArrowBuffer validity)
    {
        var ends = _ends.Build();
        _ends.Append(0);
        return new ArrayData(Type, count, nulls, 0, [validity, ends], [_elements.Build()]);
    }
}
