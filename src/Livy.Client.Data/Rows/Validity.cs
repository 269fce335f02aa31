using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Which values of an array are NULL.</summary>
internal readonly struct Validity
{
    private readonly ReadOnlyMemory<byte> _bits;
    private readonly int _offset;

    private Validity(ReadOnlyMemory<byte> bits, int offset)
    {
        _bits = bits;
        _offset = offset;
    }

    public NullBits Nulls => new(_bits.Span, _offset);

    public static Validity Of(IArrowArray array, Place place)
    {
        if (array is NullArray || array.Data.GetNullCount() == 0)
        {
            return default;
        }

        var bits = array.Data.Buffers[0].Memory;
        return (long)bits.Length * 8 >= (long)array.Offset + array.Length ? new Validity(bits, array.Offset) : throw ArrowForm.Damaged(place);
    }

    /// <summary>The bits of an array's values: 0 is NULL.</summary>
    public readonly ref struct NullBits(ReadOnlySpan<byte> bits, int offset)
    {
        private readonly ReadOnlySpan<byte> _bits = bits;
        private readonly int _offset = offset;

        /// <summary>Whether there is none.</summary>
        public bool IsEmpty => _bits.IsEmpty;

        public bool this[int index] => !BitUtility.GetBit(_bits, _offset + index);
    }
}
