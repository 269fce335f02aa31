namespace Livy.Client.Testing;

/// <summary>The kinds of sessions and statements with their aliases.</summary>
internal static class CodeKinds
{
    public const string Spark = "spark";
    public const string PySpark = "pyspark";
    public const string SparkR = "sparkr";
    public const string Sql = "sql";
    public const string Shared = "shared";

    /// <summary>The canonical kind, or null for what Livy calls an invalid one. Case counts.</summary>
    public static string? Parse(string text) => text switch
    {
        "spark" or "scala" => Spark,
        "pyspark" or "python" => PySpark,
        "sparkr" or "r" => SparkR,
        "sql" => Sql,
        "shared" => Shared,
        _ => null,
    };
}
