namespace Livy.Client.Benchmarks;

/// <summary>The requests of the load.</summary>
internal enum MockCall
{
    CreateSession,
    GetState,
    Submit,
    GetStatement,
    DeleteSession,
    StopSession,
    ListSessions,
}
