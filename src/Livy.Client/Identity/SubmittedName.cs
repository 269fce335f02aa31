namespace Livy.Client;

/// <summary>The name that a session or batch is created under.</summary>
/// <param name="Text">The name; <see langword="null"/> for none.</param>
/// <param name="IsUnique">Whether it carries our random part, so that nobody else can have it.</param>
/// <param name="IsAddress">Whether the server can be asked by name.</param>
internal readonly record struct SubmittedName(string? Text, bool IsUnique, bool IsAddress)
{
    /// <summary>Whether the server can be asked for it although the answer to its creation is missing, and nobody else could answer.</summary>
    public bool IsIdentity => IsUnique && IsAddress;
}
