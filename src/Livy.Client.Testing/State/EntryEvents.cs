namespace Livy.Client.Testing;

/// <summary>
/// What is due for one session or batch, and whether anything has happened to it. Nothing of it outlives the entry: an event that nobody waits for any more
/// would keep a deleted session in memory until its time has come.
/// </summary>
internal sealed class EntryEvents(EventQueue queue)
{
    private readonly HashSet<ScheduledEvent> _pending = [];

    public DateTimeOffset Now => queue.Now;

    public long NowMilliseconds => queue.NowMilliseconds;

    public ScheduledEvent Schedule(TimeSpan delay, Action action)
    {
        ScheduledEvent? scheduled = null;
        scheduled = queue.Schedule(delay, () =>
        {
            _pending.Remove(scheduled!);
            NoteChange();
            action();
        });
        _pending.Add(scheduled);
        return scheduled;
    }

    public void Cancel(ScheduledEvent? scheduled)
    {
        if (scheduled is not null && _pending.Remove(scheduled))
        {
            queue.Cancel(scheduled);
        }
    }

    public void CancelAll()
    {
        foreach (var scheduled in _pending)
        {
            queue.Cancel(scheduled);
        }

        _pending.Clear();
    }

    /// <summary>Something happens that requests blocked on this entry may be waiting for.</summary>
    public void NoteChange() => queue.Changed.Add(this);
}
