using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects the values of a column, or of what is inside one, for a batch.</summary>
/// <param name="type">The type of the values.</param>
/// <param name="memory">Bounds the batch.</param>
internal abstract class ColumnBuilder(IArrowType type, BatchMemory memory)
{
    private readonly BitBuffer _validity = new(memory);

    /// <summary>How many values there are.</summary>
    public int Count => _validity.Count;

    /// <summary>How deep the JSON of a value is: 0 for a number.</summary>
    public virtual int Depth => 0;

    /// <summary>Where in the value reading is, such as <c>.lines[2]</c>; empty if it is the value itself.</summary>
    public virtual string Place => string.Empty;

    /// <summary>The type of the values.</summary>
    protected IArrowType Type { get; } = type;

    /// <summary>Appends the value whose first token has been read; its last token is read then.</summary>
    /// <exception cref="UnreadableJsonException">It is no value of this type.</exception>
    public void Append(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.Null)
        {
            AppendNull();
            return;
        }

        AppendValue(ref json);
        _validity.Append(isSet: true);
    }

    /// <summary>Appends NULL.</summary>
    public void AppendNull()
    {
        AppendNothing();
        _validity.Append(isSet: false);
    }

    /// <summary>Appends the key of a map, which is text in JSON whatever its type.</summary>
    /// <exception cref="UnreadableJsonException">It is no value of this type.</exception>
    public void AppendKey(ReadOnlySpan<byte> text)
    {
        AppendText(text);
        _validity.Append(isSet: true);
    }

    /// <summary>Hands the values over and begins anew.</summary>
    public ArrayData Build()
    {
        var (count, nulls) = (_validity.Count, _validity.Zeros);
        var validity = _validity.Build();
        return Build(count, nulls, nulls == 0 ? ArrowBuffer.Empty : validity);
    }

    /// <summary>Appends a value that is not NULL.</summary>
    protected abstract void AppendValue(ref Utf8JsonReader json);

    /// <summary>Appends what stands for NULL beside the bit that says so.</summary>
    protected abstract void AppendNothing();

    /// <summary>Appends a value of its text.</summary>
    protected virtual void AppendText(ReadOnlySpan<byte> text) => throw new UnreadableJsonException("no key of a map is of this type");

    /// <summary>Hands the values over and begins anew.</summary>
    protected abstract ArrayData Build(int count, int nulls, ArrowBuffer validity);
}
