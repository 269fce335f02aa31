namespace Livy.Client;

/// <summary>How many rows the statements of kind <c>sql</c> return.</summary>
internal static class SqlRows
{
    /// <summary>The setting of a session.</summary>
    public const string Setting = "livy.rsc.sql.num-rows";

    /// <summary>Livy's own, where nobody has set another.</summary>
    public const int DefaultLimit = 1000;
}
