using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The state of a session, as the server says it.</summary>
/// <remarks>Open: a word that is not among the known ones is kept and printed. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<SessionState>))]
[DebuggerDisplay("{Value,nq}")]
public readonly record struct SessionState : IOpenEnum<SessionState>
{
    private readonly string? _value;

    /// <summary>Makes one from the server's word.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public SessionState(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.ToLowerInvariant();
    }

    /// <summary>The server does not say it, as others than Apache's do for a while. Waited on.</summary>
    public static SessionState Unknown => default;

    /// <summary>Not begun; Apache Livy never shows it for sessions, other servers do.</summary>
    public static SessionState NotStarted { get; } = new("not_started");

    /// <summary>The driver is being started.</summary>
    public static SessionState Starting { get; } = new("starting");

    /// <summary>The server was restarted and looks for the driver.</summary>
    public static SessionState Recovering { get; } = new("recovering");

    /// <summary>Ready: nothing runs.</summary>
    public static SessionState Idle { get; } = new("idle");

    /// <summary>Runs; Apache Livy shows <see cref="Idle"/> or <see cref="Busy"/> instead.</summary>
    public static SessionState Running { get; } = new("running");

    /// <summary>A statement runs. More can be submitted, they queue.</summary>
    public static SessionState Busy { get; } = new("busy");

    /// <summary>Is being stopped.</summary>
    public static SessionState ShuttingDown { get; } = new("shutting_down");

    /// <summary>An interpreter died. Still accepts statements, but should be replaced.</summary>
    public static SessionState Error { get; } = new("error");

    /// <summary>Ended, or failed to start.</summary>
    public static SessionState Dead { get; } = new("dead");

    /// <summary>Ended by force, or failed to start.</summary>
    public static SessionState Killed { get; } = new("killed");

    /// <summary>Ended well.</summary>
    public static SessionState Success { get; } = new("success");

    /// <summary>The server's word in lower case; <c>unknown</c> for <see langword="default"/>.</summary>
    public string Value => _value ?? "unknown";

    /// <summary>Whether the session accepts statements now: idle, busy or running.</summary>
    public bool IsReady => this == Idle || this == Busy || this == Running;

    /// <summary>Whether the session has ended for good: dead, killed or success. An <see cref="Error"/> session is broken but alive.</summary>
    public bool IsTerminal => this == Dead || this == Killed || this == Success;

    static SessionState IOpenEnum<SessionState>.From(string value) => new(value);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
