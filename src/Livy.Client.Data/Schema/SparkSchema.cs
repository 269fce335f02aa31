namespace Livy.Client.Data;

/// <summary>The columns of a result, as Spark tells them.</summary>
/// <param name="columns">The columns, from left to right.</param>
public sealed class SparkSchema(IReadOnlyList<SparkColumn> columns)
{
    /// <summary>The columns, from left to right.</summary>
    public IReadOnlyList<SparkColumn> Columns { get; } = columns;

    /// <summary>The columns, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Columns);
}
