using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects values of any length, which lie behind one another.</summary>
internal abstract class BytesBuilder : ColumnBuilder
{
    private readonly ByteBuffer _ends;

    protected BytesBuilder(IArrowType type, BatchMemory memory)
        : base(type, memory)
    {
        Bytes = new ByteBuffer(memory);
        _ends = new ByteBuffer(memory);
        _ends.Append(0);
    }

    /// <summary>The bytes of all values.</summary>
    protected ByteBuffer Bytes { get; }

    /// <summary>Appends the bytes of a value.</summary>
    protected abstract void AppendBytes(ref Utf8JsonReader json);

    /// <summary>Appends the bytes of a value.</summary>
    protected abstract void AppendBytes(ReadOnlySpan<byte> text);

    protected sealed override void AppendValue(ref Utf8JsonReader json)
    {
        AppendBytes(ref json);
        _ends.Append(Bytes.Length);
    }

    protected sealed override void AppendText(ReadOnlySpan<byte> text)
    {
        AppendBytes(text);
        _ends.Append(Bytes.Length);
    }

    protected sealed override void AppendNothing() => _ends.Append(Bytes.Length);

    protected sealed override ArrayData Build(int count, int nulls, ArrowBuffer validity)
    {
        var ends = _ends.Build();
        _ends.Append(0);
        return new ArrayData(Type, count, nulls, 0, [validity, ends, Bytes.Build()]);
    }
}
