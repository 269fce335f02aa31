namespace Livy.Client;

/// <summary>How a call of a route is made: how often, and for how long.</summary>
internal abstract class CallPolicy
{
    /// <summary>Makes the call.</summary>
    /// <param name="route">The route; says what may be done.</param>
    /// <param name="state">What <paramref name="call"/> needs, so that it captures nothing.</param>
    /// <param name="call">One attempt.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public abstract Task<TResult> RunAsync<TState, TResult>(
        LivyRoute route, TState state, Func<TState, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken);

    /// <summary>Makes a call whose answer holds nothing.</summary>
    public abstract Task RunAsync<TState>(LivyRoute route, TState state, Func<TState, CancellationToken, Task> call, CancellationToken cancellationToken);
}
