namespace Livy.Client;

/// <summary>One shared session as this client knows it: who has it gets it without a call, and of those who do not have it one asks for all.</summary>
internal sealed class SharedSession
{
    /// <summary>How long it is believed to be there although nobody has looked.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private HeldSession? _held;
    private SessionHeartbeat? _heartbeat;
    private Task<HeldSession>? _flight;
    private volatile bool _mayBeOurs;

    /// <summary>Gets it; a caller who leaves ends his own wait only.</summary>
    public async Task<LivySession> GetAsync(SharedSessionStart start, SessionSpec spec, GetOrStartOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<HeldSession>? mine = null;
        HeldSession? held;
        Task<HeldSession>? flight;
        lock (_gate)
        {
            held = _held;
            flight = null;
            if (held is null || held.IsLost || start.Time.GetElapsedTime(held.Seen) >= Trust)
            {
                if (_flight is null)
                {
                    mine = new TaskCompletionSource<HeldSession>(TaskCreationOptions.RunContinuationsAsynchronously);
                    _flight = mine.Task;
                }

                flight = _flight;
            }
        }

        if (mine is not null)
        {
            start.Keep(FlyAsync(start, held, mine));
        }

        held = flight is null ? held! : await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (options.OnMismatch is MismatchBehavior.Throw)
        {
            held.ThrowIfOther(spec, start.Caller);
        }

        return held.Handle;
    }

    private async Task FlyAsync(SharedSessionStart start, HeldSession? before, TaskCompletionSource<HeldSession> flight)
    {
        try
        {
            var held = await start.RunAsync(before, _mayBeOurs).ConfigureAwait(false);
            lock (_gate)
            {
                if (!ReferenceEquals(held.Handle, before?.Handle))
                {
                    _heartbeat?.Stop();
                    _heartbeat = start.BeginHeartbeat(held);
                }

                _held = held;
                _mayBeOurs = false;
                _flight = null;
            }

            flight.SetResult(held);
        }
        catch (Exception failure)
        {
            lock (_gate)
            {
                _mayBeOurs = start.MayBeOurs;
                _flight = null;
            }

            flight.SetException(failure);

            // All callers may have left.
            _ = flight.Task.Exception;
        }
    }
}
