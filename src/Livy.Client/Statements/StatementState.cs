using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The state of a statement, as the server says it.</summary>
/// <remarks>Open: a word that is not among the known ones is kept and printed. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<StatementState>))]
[DebuggerDisplay("{Value,nq}")]
public readonly record struct StatementState : IOpenEnum<StatementState>
{
    private readonly string? _value;

    /// <summary>Makes one from the server's word.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public StatementState(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        // Some servers spell it with one l.
        _value = value.ToLowerInvariant() is var word && word is "canceled" ? "cancelled" : word;
    }

    /// <summary>The server does not say it, as others than Apache's do for a while. Waited on.</summary>
    public static StatementState Unknown => default;

    /// <summary>Queued behind earlier statements of its session.</summary>
    public static StatementState Waiting { get; } = new("waiting");

    /// <summary>Runs.</summary>
    public static StatementState Running { get; } = new("running");

    /// <summary>Finished; the output says how.</summary>
    public static StatementState Available { get; } = new("available");

    /// <summary>Failed; Apache Livy says <see cref="Available"/> with an error output, other servers say this.</summary>
    public static StatementState Error { get; } = new("error");

    /// <summary>Asked to stop; code outside Spark runs on to its end.</summary>
    public static StatementState Cancelling { get; } = new("cancelling");

    /// <summary>Cancelled. An output, even a good one, may still appear.</summary>
    public static StatementState Cancelled { get; } = new("cancelled");

    /// <summary>The server's word in lower case; <c>unknown</c> for <see langword="default"/>.</summary>
    public string Value => _value ?? "unknown";

    /// <summary>Whether the statement has ended: available, error or cancelled.</summary>
    public bool IsTerminal => this == Available || this == Error || this == Cancelled;

    static StatementState IOpenEnum<StatementState>.From(string value) => new(value);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
