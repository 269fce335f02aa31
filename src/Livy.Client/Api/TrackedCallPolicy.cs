namespace Livy.Client;

/// <summary>Makes calls known to <see cref="CallsInFlight"/> from their first attempt to their last, and says of those that are cut off that the client was disposed.</summary>
/// <param name="inner">Makes them.</param>
/// <param name="calls">Who is told.</param>
/// <param name="isCleanup">Whether they take back what earlier calls did.</param>
internal sealed class TrackedCallPolicy(CallPolicy inner, CallsInFlight calls, bool isCleanup = false) : CallPolicy
{
    public override Task<TResult> RunAsync<TCall, TResult>(string method, TCall call, Func<TCall, CancellationToken, Task<TResult>> send, CancellationToken cancellationToken) =>
        TrackAsync(method, (inner, method, call, send), static (state, token) => state.inner.RunAsync(state.method, state.call, state.send, token), cancellationToken);

    public override Task RunAsync<TCall>(string method, TCall call, Func<TCall, CancellationToken, Task> send, CancellationToken cancellationToken) => TrackAsync(
        method,
        (inner, method, call, send),
        static async (state, token) =>
        {
            await state.inner.RunAsync(state.method, state.call, state.send, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private async Task<TResult> TrackAsync<TState, TResult>(string method, TState state, Func<TState, CancellationToken, Task<TResult>> run, CancellationToken cancellationToken)
    {
        using var flight = calls.Enter(isCleanup);
        using var either = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, calls.Cut) : null;
        try
        {
            return await run(state, either?.Token ?? calls.Cut).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested && cancelled.CancellationToken != cancellationToken)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
        catch (Exception cut) when (calls.Cut.IsCancellationRequested && !cancellationToken.IsCancellationRequested && cut is OperationCanceledException or ObjectDisposedException or LivyConnectionException)
        {
            var route = LivyRoutes.Of(method);
            throw LivyConnectionException.Disposed($"{route.Method.Method} {route.Template} was cut off: the client was disposed.", mayHaveReachedServer: true, cut);
        }
    }
}
