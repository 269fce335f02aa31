namespace Livy.Client.Testing;

/// <summary>A request that waits inside the fake for the state to change.</summary>
internal sealed class BlockedRequest(EntryEvents subject, Func<FakeLivyResponse?> ready, SimulatedClock? clock)
{
    // With a simulated clock the woken request runs on the thread that moved the clock, before the next jump.
    private readonly TaskCompletionSource<FakeLivyResponse> _done = new(clock is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);

    /// <summary>Of the session or batch it waits for.</summary>
    public EntryEvents Subject { get; } = subject;

    /// <summary>The answer, once there is one; found under the lock, handed over outside of it.</summary>
    public FakeLivyResponse? Found { get; private set; }

    public bool Check()
    {
        try
        {
            Found = ready();
        }
        catch (LivyFault fault)
        {
            Found = Replies.Of(fault);
        }
        catch (Refusal refusal)
        {
            Found = refusal.Response;
        }

        return Found is not null;
    }

    public void Drop() => Found = new FakeLivyResponse { Status = 0, IsDropped = true };

    /// <summary>Wakes the request. It counts as running from here on, not only from when a thread gets to it.</summary>
    public void Wake()
    {
        clock?.Enter();
        if (!_done.TrySetResult(Found!))
        {
            clock?.Rest();
        }
    }

    public async Task<FakeLivyResponse> WaitAsync(CancellationToken cancellationToken)
    {
        clock?.Rest();
        using var registration = cancellationToken.UnsafeRegister(
            static (source, token) => ((TaskCompletionSource<FakeLivyResponse>)source!).TrySetCanceled(token),
            _done);
        try
        {
            return await _done.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            clock?.Enter();
            throw;
        }
    }
}
