using System.Buffers.Binary;
using System.IO.Hashing;

namespace Livy.Client.Data;

/// <summary>What the driver answers.</summary>
/// <param name="Status">What it is.</param>
/// <param name="Content">A page, or JSON.</param>
internal readonly record struct DriverAnswer(DriverStatus Status, ReadOnlyMemory<byte> Content)
{
    private const int ChecksumSize = sizeof(uint);

    /// <summary>Reads the bytes that the driver sent: the status, the checksum if it is a page, the content.</summary>
    /// <exception cref="LivyDataException">They are none of its answers.</exception>
    public static DriverAnswer Read(ReadOnlyMemory<byte> bytes)
    {
        var status = bytes.IsEmpty ? DriverStatus.None : (DriverStatus)bytes.Span[0];
        return status switch
        {
            DriverStatus.Page or DriverStatus.LastPage => new DriverAnswer(status, Checked(bytes[1..])),
            DriverStatus.Done or DriverStatus.NotYet or DriverStatus.Failed or DriverStatus.NotInstalled => new DriverAnswer(status, bytes[1..]),
            _ => throw new LivyDataException("The driver answered something else than it was asked."),
        };
    }

    private static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> content) =>
        content.Length >= ChecksumSize && Crc32.HashToUInt32(content.Span[ChecksumSize..]) == BinaryPrimitives.ReadUInt32BigEndian(content.Span)
            ? content[ChecksumSize..]
            : throw new LivyDataException("A page of the result was damaged on its way.");
}
