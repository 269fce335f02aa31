namespace Livy.Client.Testing;

/// <summary>An exception of Livy's own, from however deep in the state machine. Its message is what the server says.</summary>
internal sealed class LivyFault(LivyFaultKind kind, string message) : Exception(message)
{
    public LivyFaultKind Kind { get; } = kind;

    public static LivyFault Illegal(string message) => new(LivyFaultKind.Illegal, message);

    public static LivyFault NotFound(string message) => new(LivyFaultKind.NotFound, message);

    public static LivyFault Unreadable(string message) => new(LivyFaultKind.Unreadable, message);

    /// <param name="exception">The exception as Java prints it: its class, and its message.</param>
    public static LivyFault Failed(string exception) => new(LivyFaultKind.Failed, exception);

    /// <summary>An exception that the driver sent back over RPC.</summary>
    public static LivyFault FailedInDriver(string exception) =>
        Failed("java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: " + exception);
}
