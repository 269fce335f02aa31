using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects values that have one size and are read of their text.</summary>
/// <typeparam name="T">The value as Arrow has it.</typeparam>
internal abstract class ScalarBuilder<T>(IArrowType type, string word) : ColumnBuilder(type)
    where T : unmanaged
{
    private readonly ByteBuffer _values = new();

    /// <summary>Whether JSON has the value as such a token.</summary>
    protected abstract bool IsExpected(JsonTokenType token);

    /// <summary>Reads a value.</summary>
    protected abstract bool TryRead(ReadOnlySpan<byte> text, out T value);

    protected sealed override void AppendValue(ref Utf8JsonReader json)
    {
        if (!IsExpected(json.TokenType))
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
