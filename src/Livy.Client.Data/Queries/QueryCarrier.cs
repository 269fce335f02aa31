namespace Livy.Client.Data;

/// <summary>What brings the pages of a result from the driver.</summary>
public enum QueryCarrier
{
    /// <summary>PySpark jobs: the driver keeps none of their results, and they need no place among the session's statements. For sessions of every kind whose cluster has Python.</summary>
    Jobs,

    /// <summary>Statements, for servers without jobs. The driver keeps the outputs of the newest 100, so they are small and few: see <see cref="QueryOptions.MaxStatements"/>.</summary>
    Statements,
}
