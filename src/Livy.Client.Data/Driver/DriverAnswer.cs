namespace Livy.Client.Data;

/// <summary>What the driver answers.</summary>
/// <param name="Status">What it is.</param>
/// <param name="Content">A page, or JSON.</param>
internal readonly record struct DriverAnswer(DriverStatus Status, ReadOnlyMemory<byte> Content)
{
    /// <summary>Reads the bytes that the driver sent.</summary>
    /// <exception cref="LivyDataException">They are none of its answers.</exception>
    public static DriverAnswer Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > 0 && (DriverStatus)bytes.Span[0] is var status && Enum.IsDefined(status)
            ? new DriverAnswer(status, bytes[1..])
            : throw new LivyDataException("The driver answered something else than it was asked.");
}
