using System.Buffers.Binary;

namespace Livy.Client.Data;

/// <summary>A table as FlatBuffers lays it out: before it stands how far back its list of entries is, which says where each entry of the table stands, or 0 for one that is left out.</summary>
/// <remarks>What is damaged leads out of the bytes, and to an <see cref="ArgumentOutOfRangeException"/>.</remarks>
internal readonly ref struct FlatTable
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _at;

    private FlatTable(ReadOnlySpan<byte> bytes, int at)
    {
        _bytes = bytes;
        _at = at;
    }

    /// <summary>The table that the bytes begin with.</summary>
    public static FlatTable Root(ReadOnlySpan<byte> bytes) => new(bytes, BinaryPrimitives.ReadInt32LittleEndian(bytes));

    /// <summary>Whether an entry is there.</summary>
    public bool Has(int entry) => PlaceOf(entry) != 0;

    /// <summary>A byte; 0 if it is left out.</summary>
    public byte Byte(int entry) => PlaceOf(entry) is not 0 and var place ? _bytes[place..][0] : (byte)0;

    /// <summary>A number; 0 if it is left out.</summary>
    public long Int64(int entry) => PlaceOf(entry) is not 0 and var place ? BinaryPrimitives.ReadInt64LittleEndian(_bytes[place..]) : 0;

    /// <summary>A table.</summary>
    public FlatTable Table(int entry) => new(_bytes, Follow(PlaceOf(entry)));

    /// <summary>How many tables a list has; 0 if it is left out.</summary>
    public int Count(int entry) => PlaceOf(entry) is not 0 and var place ? BinaryPrimitives.ReadInt32LittleEndian(_bytes[Follow(place)..]) : 0;

    /// <summary>A table of a list.</summary>
    public FlatTable Item(int entry, int number) => new(_bytes, Follow(Follow(PlaceOf(entry)) + (sizeof(int) * (number + 1))));

    private int PlaceOf(int entry)
    {
        var entries = _at - BinaryPrimitives.ReadInt32LittleEndian(_bytes[_at..]);
        var at = sizeof(ushort) * (2 + entry);
        var place = BinaryPrimitives.ReadUInt16LittleEndian(_bytes[entries..]) > at ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(entries + at)..]) : 0;
        return place == 0 ? 0 : _at + place;
    }

    private int Follow(int place) => place + BinaryPrimitives.ReadInt32LittleEndian(_bytes[place..]);
}
