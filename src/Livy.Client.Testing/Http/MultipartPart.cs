namespace Livy.Client.Testing;

/// <summary>One part of a <c>multipart/form-data</c> body.</summary>
/// <param name="Name">The field name.</param>
/// <param name="FileName">The file name as Livy reads it: after <c>filename=</c> up to the next <c>;</c>, quotes and directories dropped. Null for a form field.</param>
/// <param name="Bytes">The content.</param>
public sealed record MultipartPart(string Name, string? FileName, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The length of the content in bytes.</summary>
    public int Length => Bytes.Length;
}
