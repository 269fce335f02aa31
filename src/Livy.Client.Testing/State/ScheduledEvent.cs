namespace Livy.Client.Testing;

/// <summary>Something that will happen, unless it is called off.</summary>
internal sealed class ScheduledEvent(DateTimeOffset due, long order, Action action, bool isHousekeeping)
{
    public DateTimeOffset Due { get; } = due;

    /// <summary>Events due at the same time happen in the order they were scheduled.</summary>
    public long Order { get; } = order;

    public Action Action { get; } = action;

    public bool IsHousekeeping { get; } = isHousekeeping;

    /// <summary>Also true once it has happened.</summary>
    public bool IsCancelled { get; set; }
}
