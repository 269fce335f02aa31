namespace Livy.Client.Testing;

/// <summary>The states of a statement, as Livy spells them.</summary>
internal static class StatementStates
{
    public const string Waiting = "waiting";
    public const string Running = "running";
    public const string Available = "available";
    public const string Cancelling = "cancelling";
    public const string Cancelled = "cancelled";
}
