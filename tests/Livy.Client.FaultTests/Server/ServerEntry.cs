namespace Livy.Client.FaultTests;

/// <summary>One session or batch that the server really had.</summary>
internal sealed class ServerEntry
{
    /// <summary>The client of somebody whom no caller of the storm knows.</summary>
    public const string Stranger = "stranger";

    /// <summary>Whether it is a batch.</summary>
    public required bool IsBatch { get; init; }

    /// <summary>Its number, which starts at 0 again with each lifetime of the server.</summary>
    public required int Id { get; init; }

    /// <summary>How often the server had been restarted before.</summary>
    public required int Lifetime { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Who sent the request that created it.</summary>
    public required string Client { get; init; }

    /// <summary>What the request said it is for.</summary>
    public required string Marker { get; init; }

    /// <summary>When it was created, in the order of all that happens.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Whether a process was spawned for it; a batch without one is a phantom.</summary>
    public bool IsLaunched { get; set; }

    /// <summary>When its process ended; null while it lives.</summary>
    public long? EndedAt { get; set; }

    /// <summary>Whether a restart has killed it.</summary>
    public bool IsKilledByRestart { get; set; }

    /// <summary>Whether its process lives, or, without one, whether it still holds its name.</summary>
    public bool IsAlive => EndedAt is null;

    /// <summary>Whether it is a batch that was refused after it had been registered.</summary>
    public bool IsPhantom => !IsLaunched;

    /// <summary>The orders to delete it: when, and by whom.</summary>
    public List<(long At, string Client)> Deletions { get; } = [];

    /// <summary>Whether it lived at a moment.</summary>
    public bool WasAliveAt(long moment) => CreatedAt < moment && (EndedAt is not { } ended || ended > moment);

    /// <inheritdoc/>
    public override string ToString() => $"{(IsBatch ? "batch" : "session")} {Id} of lifetime {Lifetime} named {Name ?? "nothing"}, made by {Client} for {Marker}{(IsAlive ? "" : IsKilledByRestart ? ", killed by a restart" : ", ended")}";
}
