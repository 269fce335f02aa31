using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects values that have one size and are read of their text.</summary>
/// <typeparam name="T">The value as Arrow has it.</typeparam>
internal abstract class ScalarBuilder<T>(IArrowType type, BatchMemory memory, string word) : ColumnBuilder(type, memory)
    where T : unmanaged
{
    private readonly ByteBuffer _values = new(memory);

    /// <summary>Whether JSON has values of this type as such a token.</summary>
    protected abstract bool IsExpected(ref Utf8JsonReader json);

    /// <summary>Reads a value.</summary>
    protected abstract bool TryRead(ReadOnlySpan<byte> text, out T value);

    protected sealed override void AppendValue(ref Utf8JsonReader json)
    {
        if (!IsExpected(ref json))
        {
            throw new UnreadableJsonException($"it is no {word}");
        }

        AppendText(JsonText.Of(ref json));
    }

    protected sealed override void AppendText(ReadOnlySpan<byte> text)
    {
        if (!TryRead(text, out var value))
        {
            throw new UnreadableJsonException($"it is no {word}, or out of its range");
        }

        _values.Append(value);
    }

    protected sealed override void AppendNothing() => _values.Append(default(T));

    protected sealed override ArrayData Build(int count, int nulls, ArrowBuffer validity) => new(Type, count, nulls, 0, [validity, _values.Build()]);
}
