namespace Livy.Client.Testing;

/// <summary>A column of a result, or a field of a struct.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsNullable">Whether it may hold nulls.</param>
internal sealed record ColumnField(string Name, ColumnType Type, bool IsNullable = true);
