using System.Buffers.Binary;

namespace Livy.Client.Data;

/// <summary>Reads a pickle that holds one Python <c>bytes</c>, whatever the protocol; of Python 2 it is a <c>str</c>.</summary>
internal static class PickledBytes
{
    /// <summary>The bytes.</summary>
    /// <exception cref="LivyDataException">It is no such pickle.</exception>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> pickle)
    {
        ReadOnlyMemory<byte>? value = null;
        var rest = pickle;
        while (rest.Length > 0)
        {
            var code = rest.Span[0];
            rest = rest[1..];
            switch (code)
            {
                case 0x80: // PROTO
                    rest = Skip(rest, 1);
                    break;
                case 0x95: // FRAME
                    rest = Skip(rest, 8);
                    break;
                case (byte)'C' or (byte)'U': // SHORT_BINBYTES, SHORT_BINSTRING
                    (value, rest) = Take(Skip(rest, 1), rest.Span[0]);
                    break;
                case (byte)'B' or (byte)'T': // BINBYTES, BINSTRING
                    (value, rest) = Take(Skip(rest, 4), BinaryPrimitives.ReadUInt32LittleEndian(rest.Span));
                    break;
                case 0x8E or 0x96: // BINBYTES8, BYTEARRAY8
                    (value, rest) = Take(Skip(rest, 8), BinaryPrimitives.ReadUInt64LittleEndian(rest.Span));
                    break;
                case 0x94: // MEMOIZE
                    break;
                case (byte)'q': // BINPUT
                    rest = Skip(rest, 1);
                    break;
                case (byte)'r': // LONG_BINPUT
                    rest = Skip(rest, 4);
                    break;
                case (byte)'.' when value is { } bytes: // STOP
                    return bytes;
                default:
                    throw Unreadable();
            }
        }

        throw Unreadable();
    }

    private static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> rest, int count) => rest.Length >= count ? rest[count..] : throw Unreadable();

    private static (ReadOnlyMemory<byte> Value, ReadOnlyMemory<byte> After) Take(ReadOnlyMemory<byte> rest, ulong count) =>
        count <= (ulong)rest.Length ? (rest[..(int)count], rest[(int)count..]) : throw Unreadable();

    private static LivyDataException Unreadable() => new("The result of a job can not be read: it is no pickle of bytes.");
}
