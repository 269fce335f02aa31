namespace Livy.Client.Testing;

/// <summary>
/// What is due and when. Nothing runs by itself: the owner pumps the queue before it looks at the state, so an event happens at its own time
/// however late somebody looks, and hours pass in microseconds.
/// </summary>
internal sealed class EventQueue(TimeProvider time)
{
    private readonly PriorityQueue<ScheduledEvent, (DateTimeOffset Due, long Order)> _queue = new();
    private DateTimeOffset? _current;
    private long _order;
    private int _foreground;

    /// <summary>The time of the event that is running, or the clock's.</summary>
    public DateTimeOffset Now => _current ?? time.GetUtcNow();

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

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
            scheduled.IsCancelled = true;
            _foreground--;
        }
    }

    /// <summary>Runs everything that is due, in order.</summary>
    public void Pump()
    {
        var now = time.GetUtcNow();
        while (_queue.TryPeek(out ScheduledEvent? next, out (DateTimeOffset Due, long Order) key) && key.Due <= now)
        {
            _queue.Dequeue();
            if (next.IsCancelled)
            {
                continue;
            }

            next.IsCancelled = true;
            _foreground -= next.IsHousekeeping ? 0 : 1;
            _current = key.Due;
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
    public DateTimeOffset? NextDue()
    {
        if (_foreground == 0)
        {
            return null;
        }

        while (_queue.TryPeek(out ScheduledEvent? next, out (DateTimeOffset Due, long Order) key))
        {
            if (!next.IsCancelled)
            {
                return key.Due;
            }

            _queue.Dequeue();
        }

        return null;
    }

    public void Clear()
    {
        _queue.Clear();
        _foreground = 0;
    }

    private ScheduledEvent Enqueue(TimeSpan delay, Action action, bool isHousekeeping)
    {
        var scheduled = new ScheduledEvent(action, isHousekeeping);
        _queue.Enqueue(scheduled, (Now + delay, _order++));
        return scheduled;
    }
}
