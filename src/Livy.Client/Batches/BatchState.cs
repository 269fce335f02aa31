using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The state of a batch, as the server says it.</summary>
/// <remarks>Open: a word that is not among the known ones is kept and printed. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<BatchState>))]
[DebuggerDisplay("{Value,nq}")]
public readonly record struct BatchState : IOpenEnum<BatchState>
{
    private readonly string? _value;

    /// <summary>Makes one from the server's word.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public BatchState(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.ToLowerInvariant();
    }

    /// <summary>The server does not say it, as others than Apache's do for a while. Waited on.</summary>
    public static BatchState Unknown => default;

    /// <summary>Not begun; Apache Livy never shows it, other servers do.</summary>
    public static BatchState NotStarted { get; } = new("not_started");

    /// <summary>spark-submit is being started, or the cluster has not accepted the application yet.</summary>
    public static BatchState Starting { get; } = new("starting");

    /// <summary>The server was restarted and looks for the application.</summary>
    public static BatchState Recovering { get; } = new("recovering");

    /// <summary>Runs. In local mode from the moment the process is there.</summary>
    public static BatchState Running { get; } = new("running");

    /// <summary>Is being stopped.</summary>
    public static BatchState ShuttingDown { get; } = new("shutting_down");

    /// <summary>Ended with exit code 0.</summary>
    public static BatchState Success { get; } = new("success");

    /// <summary>Ended with another exit code, an exception or a signal.</summary>
    public static BatchState Dead { get; } = new("dead");

    /// <summary>Ended by force.</summary>
    public static BatchState Killed { get; } = new("killed");

    /// <summary>Failed; Apache Livy does not use it for batches, other servers do.</summary>
    public static BatchState Error { get; } = new("error");

    /// <summary>The server's word in lower case; <c>unknown</c> for <see langword="default"/>.</summary>
    public string Value => _value ?? "unknown";

    /// <summary>Whether the batch has ended.</summary>
    public bool IsTerminal => this == Success || IsFailure;

    /// <summary>Whether the batch has ended without success.</summary>
    public bool IsFailure => this == Dead || this == Killed || this == Error;

    static BatchState IOpenEnum<BatchState>.From(string value) => new(value);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
