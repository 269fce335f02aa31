namespace Livy.Client.Data;

/// <summary>How rows come over from Spark. Both are exact.</summary>
public enum QueryFormat
{
    /// <summary>Arrow record batches, made on the executors: the fast way.</summary>
    Arrow,

    /// <summary>A JSON object a row, made by Spark's <c>to_json</c>: where Arrow cannot be had, as on a JVM that it may not look into.</summary>
    Json,
}
