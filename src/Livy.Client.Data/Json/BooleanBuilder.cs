using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects <c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanBuilder(IArrowType type, BatchMemory memory) : ColumnBuilder(type, memory)
{
    private readonly BitBuffer _values = new(memory);

    protected override void AppendValue(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            throw new UnreadableJsonException("it is neither true nor false");
        }

        _values.Append(json.TokenType is JsonTokenType.True);
    }

    protected override void AppendText(ReadOnlySpan<byte> text)
    {
        var isTrue = text.SequenceEqual("true"u8);
        if (!isTrue && !text.SequenceEqual("false"u8))
        {
            throw new UnreadableJsonException("it is neither true nor false");
        }

        _values.Append(isTrue);
    }

    protected override void AppendNothing() => _values.Append(isSet: false);

    protected override ArrayData Build(int count, int nulls, ArrowBuffer validity) => new(Type, count, nulls, 0, [validity, _values.Build()]);
}
