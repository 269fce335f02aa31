namespace Livy.Client.Data;

/// <summary>A query whose parameters have names.</summary>
internal static class NamedSql
{
    /// <summary>Finds the parameters in a text.</summary>
    public static SqlText Parse(string sql, IReadOnlyList<(string Name, object? Value)> parameters) => parameters.Count == 0 ? new SqlText([sql], []) : throw new NotSupportedException();
}
