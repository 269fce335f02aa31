namespace Livy.Client.Data;

/// <summary>A column of a result, or a field of a struct.</summary>
/// <param name="Name">The name. Two columns of a result may have the same.</param>
/// <param name="Type">The type.</param>
/// <param name="IsNullable">Whether Spark thinks that it may hold nulls.</param>
/// <param name="Comment">The comment of the table's column; <see langword="null"/> for none.</param>
public sealed record SparkColumn(string Name, SparkType Type, bool IsNullable = true, string? Comment = null)
{
    /// <summary>The name and the type.</summary>
    public override string ToString() => $"{Name} {Type}";
}
