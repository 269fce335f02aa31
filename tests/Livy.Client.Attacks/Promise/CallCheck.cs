namespace Livy.Client.Attacks;

/// <summary>The promise: whatever a server answers, a call ends with a result or a documented exception, and no member of either throws.</summary>
internal static class CallCheck
{
    /// <summary>A call that takes longer does not end. Real time, and far more than any takes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<CallReport> RunAsync(ClientCall call, Reply reply)
    {
        using var caller = new CancellationTokenSource();
        using var handler = new ReplyHandler(reply, caller.Cancel);
        using var http = AttackedClient.Connect(handler);
        using var client = new LivyClient(http, AttackedClient.Options());
        try
        {
            var result = await call.RunAsync(client, caller.Token).WaitAsync(Limit, TimeProvider.System, CancellationToken.None);
            var failures = MemberWalk.Through(result);
            if (result is IAsyncDisposable handle)
            {
                await handle.DisposeAsync();
            }

            return new CallReport(call.Name, handler.Request, Error: null, IsDocumented: true, failures);
        }
        catch (Exception error)
        {
            return new CallReport(call.Name, handler.Request, error, IsDocumented(error, caller.IsCancellationRequested), MemberWalk.Through(error));
        }
    }

    private static bool IsDocumented(Exception error, bool wasCancelled) => error is LivyException || (wasCancelled && error is OperationCanceledException);
}
