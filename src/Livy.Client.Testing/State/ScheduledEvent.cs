namespace Livy.Client.Testing;

/// <summary>Something that will happen, unless it is called off.</summary>
internal sealed class ScheduledEvent(Action action, bool isHousekeeping)
{
    public Action Action { get; } = action;

    public bool IsHousekeeping { get; } = isHousekeeping;

    /// <summary>Also true once it has happened.</summary>
    public bool IsCancelled { get; set; }
}
