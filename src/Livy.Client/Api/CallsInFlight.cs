using System.Diagnostics.CodeAnalysis;

namespace Livy.Client;

/// <summary>The calls of a client that are under way, so that disposing it lets them come to their end, refuses new ones, and can tell which it cut off.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The sources have no timers and no handles, and calls that end late still look at them.")]
internal sealed class CallsInFlight
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isClosing;

    /// <summary>Cancelled when the client begins to be disposed: what is between two calls need not pause.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Cancelled when no call may go on.</summary>
    public CancellationToken Cut => _cut.Token;

    /// <summary>Whether the client is disposed, or about to be.</summary>
    public bool IsClosing => _closing.IsCancellationRequested;

    /// <summary>Begins a call, which ends when the result is disposed.</summary>
    /// <param name="isCleanup">Whether it takes back what an earlier call did: such a call may still begin while others come to their end.</param>
    /// <exception cref="ObjectDisposedException">The client is disposed. Nothing is sent.</exception>
    public Flight Enter(bool isCleanup = false)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_cut.IsCancellationRequested || (_isClosing && !isCleanup), typeof(LivyClient));
            _count++;
        }

        return new Flight(this);
    }

    /// <summary>Whether an exception is of a refused call, not of something else that was disposed.</summary>
    public static bool HasThrown(ObjectDisposedException error) => error.ObjectName == typeof(LivyClient).FullName;

    /// <exception cref="ObjectDisposedException">The client is disposed, or about to be.</exception>
    public void ThrowIfClosing() => ObjectDisposedException.ThrowIf(IsClosing, typeof(LivyClient));

    /// <summary>Refuses new calls, and waits until those under way have ended or the limit is reached.</summary>
    public async Task CloseAsync(TimeSpan limit, TimeProvider time)
    {
        BeginToClose();

        // Not on this thread: what is woken is the callers' code.
        await _closing.CancelAsync().ConfigureAwait(false);
        try
        {
            await _allEnded.Task.WaitAsync(limit, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // They are cut off.
        }
    }

    /// <summary>Ends the calls that are still under way, and refuses all others.</summary>
    public void CutOff()
    {
        BeginToClose();
        _closing.Cancel();
        _cut.Cancel();
    }

    private void BeginToClose()
    {
        lock (_gate)
        {
            _isClosing = true;
            EndIfEmpty();
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _count--;
            EndIfEmpty();
        }
    }

    private void EndIfEmpty()
    {
        if (_isClosing && _count == 0)
        {
            _allEnded.TrySetResult();
        }
    }

    /// <summary>One call under way.</summary>
    internal readonly struct Flight(CallsInFlight calls) : IDisposable
    {
        public void Dispose() => calls.Leave();
    }
}
