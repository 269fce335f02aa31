using System.Collections.Concurrent;

namespace Livy.Client;

/// <summary>
/// Cleans up creates whose caller has left. A create that is aborted half-way may or may not have happened; so it is always let to its end, and if the caller has left by then, what it made
/// is undone.
/// </summary>
internal sealed class CancelledCreates
{
    private readonly ConcurrentDictionary<Task, byte> _pending = new();

    /// <summary>Runs <paramref name="create"/> to its end; if <paramref name="cancellationToken"/> ends the wait for it, <paramref name="undo"/> gets what it made.</summary>
    /// <param name="create">Makes something. Its token does not end it: it says that the caller has left, so that nothing new should be begun.</param>
    /// <param name="undo">Takes it back; may not throw.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> create, Func<T, Task> undo, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var abandoned = new CancellationTokenSource();
        var creation = create(abandoned.Token);
        try
        {
            return await creation.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            Keep(UndoAsync(creation, undo));
            throw;
        }
    }

    /// <summary>Lets work go on in the background, known to <see cref="DrainAsync"/>. It may not throw.</summary>
    public void Keep(Task work)
    {
        if (work.IsCompleted)
        {
            return;
        }

        _pending[work] = 0;
        _ = work.ContinueWith(done => _pending.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for all work in the background, but not longer than <paramref name="limit"/>.</summary>
    public async Task DrainAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await DrainAllAsync().WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It goes on, or fails with the connections; each piece of work logs its own failure.
        }
    }

    /// <summary>Work that comes to its end may leave other work, such as a deletion.</summary>
    private async Task DrainAllAsync()
    {
        while (!_pending.IsEmpty)
        {
            await Task.WhenAll(_pending.Keys).ConfigureAwait(false);
            await Task.Yield();
        }
    }

    private static async Task UndoAsync<T>(Task<T> creation, Func<T, Task> undo)
    {
        try
        {
            await undo(await creation.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nothing was made, or nobody can tell; the caller has left. Whatever it is, such as a client that was disposed meanwhile, there is nobody to hear of it.
        }
    }
}
