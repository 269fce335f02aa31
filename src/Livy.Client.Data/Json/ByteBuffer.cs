using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Bytes that grow, until they are a buffer of Arrow. The memory is managed, so nothing has to be given back when a batch fails.</summary>
/// <param name="memory">Counts them.</param>
internal sealed class ByteBuffer(BatchMemory memory)
{
    private const int LeastCapacity = 256;
    private const int MostCapacityKept = 2 * 1024 * 1024;
    private const int MaxLength = 1 << 30;

    private byte[] _bytes = [];
    private int _capacity = LeastCapacity;

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The last byte.</summary>
    public ref byte Last => ref _bytes[Length - 1];

    /// <summary>Room for more bytes; <see cref="Advance"/> says how many of them were written.</summary>
    /// <exception cref="UnreadableJsonException">It is more than a batch can hold.</exception>
    public Span<byte> Room(int count)
    {
        if (count > _bytes.Length - Length)
        {
            Grow(count);
        }

        return _bytes.AsSpan(Length, count);
    }

    /// <summary>Keeps what was written into <see cref="Room"/>.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Appends a value as the machine has it.</summary>
    public void Append<T>(T value)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        MemoryMarshal.Write(Room(size), in value);
        Advance(size);
    }

    /// <summary>Hands the bytes over and begins anew.</summary>
    public ArrowBuffer Build()
    {
        var built = new ArrowBuffer(_bytes.AsMemory(0, Length));
        _capacity = Math.Clamp(Length, LeastCapacity, MostCapacityKept);
        _bytes = [];
        Length = 0;
        return built;
    }

    private void Grow(int count)
    {
        if (count > MaxLength - Length)
        {
            throw new UnreadableJsonException("the row is larger than a batch can be");
        }

        var capacity = Math.Min(MaxLength, Math.Max(Length + count, _bytes.Length == 0 ? _capacity : _bytes.Length * 2L));
        memory.Take((int)capacity);
        var grown = GC.AllocateUninitializedArray<byte>((int)capacity);
        _bytes.AsSpan(0, Length).CopyTo(grown);
        _bytes = grown;
    }
}
