namespace Livy.Client;

/// <summary>A picture that a statement made.</summary>
/// <param name="MediaType">The format, such as <c>image/png</c>.</param>
/// <param name="Bytes">The bytes of the file.</param>
public sealed record StatementImage(string MediaType, ReadOnlyMemory<byte> Bytes);
