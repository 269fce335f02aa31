namespace Livy.Client;

/// <summary>How a call of a route is made: how often, and for how long.</summary>
internal abstract class CallPolicy
{
    /// <summary>One request a call, without a limit.</summary>
    public static CallPolicy Direct { get; } = new DirectCallPolicy();

    /// <summary>Makes the call.</summary>
    /// <param name="method">The method of <see cref="ILivyApi"/>; its route says what may be done.</param>
    /// <param name="call">What <paramref name="send"/> needs, so that it captures nothing.</param>
    /// <param name="send">One attempt.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public abstract Task<TResult> RunAsync<TCall, TResult>(string method, TCall call, Func<TCall, CancellationToken, Task<TResult>> send, CancellationToken cancellationToken);

    /// <summary>Makes a call whose answer holds nothing.</summary>
    public abstract Task RunAsync<TCall>(string method, TCall call, Func<TCall, CancellationToken, Task> send, CancellationToken cancellationToken);

    private sealed class DirectCallPolicy : CallPolicy
    {
        public override Task<TResult> RunAsync<TCall, TResult>(string method, TCall call, Func<TCall, CancellationToken, Task<TResult>> send, CancellationToken cancellationToken) =>
            send(call, cancellationToken);

        public override Task RunAsync<TCall>(string method, TCall call, Func<TCall, CancellationToken, Task> send, CancellationToken cancellationToken) => send(call, cancellationToken);
    }
}
