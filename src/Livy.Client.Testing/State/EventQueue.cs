namespace Livy.Client.Testing;

/// <summary>
/// What is due and when. Nothing runs by itself: the owner pumps the queue before it looks at the state, so an event happens at its own time
/// however late somebody looks, and hours pass in microseconds.
/// </summary>
internal sealed class EventQueue(TimeProvider time)
{
    // Sorted and not a heap, because many events are called off long before they are due and are not to stay until then.
    private readonly SortedSet<ScheduledEvent> _queue = new(Comparer<ScheduledEvent>.Create(static (left, right) => (left.Due, left.Order).CompareTo((right.Due, right.Order))));
    private DateTimeOffset? _current;
    private long _order;
    private int _foreground;

    /// <summary>The time of the event that is running, or the clock's.</summary>
    public DateTimeOffset Now => _current ?? time.GetUtcNow();

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    /// <summary>Everything that will still happen, housekeeping included.</summary>
    public int Count => _queue.Count;

    /// <summary>The sessions and batches to which something has happened since somebody emptied this.</summary>
    public HashSet<EntryEvents> Changed { get; } = [];

    public ScheduledEvent Schedule(TimeSpan delay, Action action)
    {
        _foreground++;
        return Enqueue(delay, action, isHousekeeping: false);
    }

    /// <summary>Work that repeats for ever, such as garbage collection: nobody who is blocked waits for it.</summary>
    public void Every(TimeSpan period, Action action)
    {
        Enqueue(period, Again, isHousekeeping: true);

        void Again()
        {
            action();
            Enqueue(period, Again, isHousekeeping: true);
        }
    }

    public void Cancel(ScheduledEvent? scheduled)
    {
        if (scheduled is { IsCancelled: false })
        {
            Remove(scheduled);
        }
    }

    /// <summary>Runs everything that is due, in order.</summary>
    public void Pump()
    {
        var now = time.GetUtcNow();
        while (_queue.Min is { } next && next.Due <= now)
        {
            Remove(next);
            _current = next.Due;
            try
            {
                next.Action();
            }
            finally
            {
                _current = null;
            }
        }
    }

    /// <summary>When the next event is due that could unblock somebody.</summary>
    public DateTimeOffset? NextDue() => _foreground == 0 ? null : _queue.Min?.Due;

    public void Clear()
    {
        _queue.Clear();
        Changed.Clear();
        _foreground = 0;
    }

    private void Remove(ScheduledEvent scheduled)
    {
        scheduled.IsCancelled = true;
        if (_queue.Remove(scheduled) && !scheduled.IsHousekeeping)
        {
            _foreground--;
        }
    }

    private ScheduledEvent Enqueue(TimeSpan delay, Action action, bool isHousekeeping)
    {
        var scheduled = new ScheduledEvent(Now + delay, _order++, action, isHousekeeping);
        _queue.Add(scheduled);
        return scheduled;
    }
}
