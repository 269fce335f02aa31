namespace Livy.Client.Testing;

/// <summary>What sessions and batches have in common.</summary>
internal abstract class LivyEntry(int id, string? name, LogBuffer log, EntryEvents events)
{
    public int Id { get; } = id;

    public string? Name { get; } = name;

    public string? Owner { get; init; }

    public string? ProxyUser { get; init; }

    public LogBuffer Log { get; } = log;

    public EntryEvents Events { get; } = events;

    /// <summary>What clients have sent that it holds.</summary>
    public HeldBytes Held { get; init; } = new();

    public abstract string State { get; }

    /// <summary>When it reached a state that counts as finished; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>True while a spark-submit process lives; these are what <c>max-creation</c> counts.</summary>
    public abstract bool HasProcess { get; }

    /// <summary>Its process has ended; called once.</summary>
    public Action? WhenEnded { get; set; }

    /// <summary>DELETE was asked for: called once its process has ended, whether or not the client still waits.</summary>
    public Action? WhenStopped { get; set; }

    /// <summary>Ends it as DELETE does; <see cref="HasProcess"/> turns false once it is over.</summary>
    public abstract void Stop();

    /// <summary>The process is gone, and with it all that was still to happen. Comes twice for a session that is <c>killed</c> first and then <c>dead</c>.</summary>
    protected void End()
    {
        FinishedAt = Events.Now;
        Events.CancelAll();
        Events.NoteChange();
        WhenEnded?.Invoke();
        WhenEnded = null;
        WhenStopped?.Invoke();
    }
}
