using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Texts and binaries.</summary>
internal sealed class BytesColumn(IArrowType type, Func<object, byte[]> convert) : ColumnWriter(type)
{
    private readonly ArrowBuffer.Builder<int> _ends = new();
    private readonly ArrowBuffer.Builder<byte> _bytes = new();

    protected override void AppendNull() => _ends.Append(_bytes.Length);

    protected override long AppendValue(object value)
    {
        var bytes = convert(value);
        _bytes.Append(bytes.AsSpan());
        _ends.Append(_bytes.Length);
        return sizeof(int) + bytes.Length;
    }

    protected override IEnumerable<ArrowBuffer> TakeBuffers() => [Offsets.Taken(_ends), Taken(_bytes)];
}
