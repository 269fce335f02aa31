namespace Livy.Client.Testing;

/// <summary>Ends the handling of a request with an error answer, from however deep in the state machine.</summary>
internal sealed class Refusal(FakeLivyResponse response) : Exception("The request was refused.")
{
    public FakeLivyResponse Response { get; } = response;

    /// <summary>Scala's <c>IllegalArgumentException</c>: 400 with a message object.</summary>
    public static Refusal Illegal(string message) => new(Replies.Message(400, message));

    public static Refusal NotFound(string message) => new(Replies.Message(404, message));

    /// <summary>What Jackson throws while reading the body: 400 with a bare string.</summary>
    public static Refusal Unreadable(string message) => new(Replies.Quoted(400, message));

    /// <summary>Any other exception of the server: 500 with its <c>toString</c> as a bare string.</summary>
    public static Refusal Failed(string exception) => new(Replies.Quoted(500, exception));

    /// <summary>An exception the driver sent back over RPC.</summary>
    public static Refusal FailedInDriver(string exception) =>
        Failed("java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: " + exception);
}
