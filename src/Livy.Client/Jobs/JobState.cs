using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The state of a programmatic job, as the server says it.</summary>
/// <remarks>Open: a word that is not among the known ones is kept and printed. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<JobState>))]
[DebuggerDisplay("{Value,nq}")]
public readonly record struct JobState : IOpenEnum<JobState>
{
    private readonly string? _value;

    /// <summary>Makes one from the server's word.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public JobState(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.ToUpperInvariant();
    }

    /// <summary>The server does not say it, as others than Apache's do for a while. Waited on.</summary>
    public static JobState Unknown => default;

    /// <summary>Accepted; only in the answer to the submission.</summary>
    public static JobState Sent { get; } = new("SENT");

    /// <summary>Waits for a thread of the driver.</summary>
    public static JobState Queued { get; } = new("QUEUED");

    /// <summary>Runs.</summary>
    public static JobState Started { get; } = new("STARTED");

    /// <summary>Finished; the result can be read once.</summary>
    public static JobState Succeeded { get; } = new("SUCCEEDED");

    /// <summary>Failed; the error can be read once.</summary>
    public static JobState Failed { get; } = new("FAILED");

    /// <summary>Cancelled. Apache Livy forgets a cancelled job at once, so this is hardly ever seen.</summary>
    public static JobState Cancelled { get; } = new("CANCELLED");

    /// <summary>The server's word in upper case; <c>unknown</c> for <see langword="default"/>.</summary>
    public string Value => _value ?? "unknown";

    /// <summary>Whether the job has ended: succeeded, failed or cancelled.</summary>
    public bool IsTerminal => this == Succeeded || this == Failed || this == Cancelled;

    static JobState IOpenEnum<JobState>.From(string value) => new(value);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
