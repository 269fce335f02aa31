using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Bits that grow, the lowest of a byte first, as Arrow has them.</summary>
/// <param name="memory">Counts their bytes.</param>
internal sealed class BitBuffer(BatchMemory memory)
{
    private readonly ByteBuffer _bytes = new(memory);

    /// <summary>How many bits there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are not set.</summary>
    public int Zeros { get; private set; }

    /// <summary>Appends a bit.</summary>
    public void Append(bool isSet)
    {
        if (Count % 8 == 0)
        {
            _bytes.Append((byte)0);
        }

        if (isSet)
        {
            _bytes.Last |= (byte)(1 << (Count % 8));
        }
        else
        {
            Zeros++;
        }

        Count++;
    }

    /// <summary>Hands the bits over and begins anew.</summary>
    public ArrowBuffer Build()
    {
        Count = 0;
        Zeros = 0;
        return _bytes.Build();
    }
}
