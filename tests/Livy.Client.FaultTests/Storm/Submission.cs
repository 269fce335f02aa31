namespace Livy.Client.FaultTests;

/// <summary>What a caller wanted, and what he was told.</summary>
internal sealed class Submission
{
    public required WorkKind Kind { get; init; }

    /// <summary>The client that he used.</summary>
    public required string Client { get; init; }

    /// <summary>What it is for; the same for all that submit the same at once.</summary>
    public required string Marker { get; init; }

    /// <summary>The session that a statement was meant for.</summary>
    public Submission? Session { get; init; }

    /// <summary>When he attached to the session of a statement; null if he started it.</summary>
    public long? AttachedAt { get; set; }

    /// <summary>What he was told.</summary>
    public Told Told { get; set; }

    /// <summary>When he was told so, in the order of all that happens.</summary>
    public long ToldAt { get; set; }

    /// <summary>The exception that told him.</summary>
    public Exception? Error { get; set; }

    /// <summary>What the exception had submitted, or may have.</summary>
    public LivyCandidate? Candidate { get; set; }

    /// <summary>When he first asked to have it deleted.</summary>
    public long? DeleteAskedAt { get; set; }

    /// <summary>What the handle that he was given addressed at the server at that moment; null for nothing.</summary>
    public ServerEntry? Addressed { get; set; }

    /// <summary>The number of the statement whose output he was given.</summary>
    public int? Output { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Marker} of {Client}: {Told}{(Error is null ? "" : $" ({Error.GetType().Name}: {Error.Message})")}";
}
