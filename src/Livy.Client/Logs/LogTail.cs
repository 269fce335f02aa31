namespace Livy.Client;

/// <summary>Reads the end of a log for the description of a failure.</summary>
internal static class LogTail
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>The last lines; empty if they can not be read. Uses a token of its own, for the caller's may be cancelled already.</summary>
    public static async Task<IReadOnlyList<string>> TryReadAsync(Func<int, CancellationToken, Task<LogPage>> read, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            return (await read(Paging.DefaultSize, limit.Token).ConfigureAwait(false)).Lines;
        }
        catch (Exception)
        {
            // It would hide the failure that is being described.
            return [];
        }
    }
}
