using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>One statement that the server really took.</summary>
internal sealed class ServerStatement
{
    /// <summary>Its number among all statements of all sessions and lifetimes; its output names it.</summary>
    public required int Number { get; init; }

    /// <summary>The session that took it.</summary>
    public required ServerEntry Session { get; init; }

    /// <summary>Who sent it.</summary>
    public required string Client { get; init; }

    /// <summary>What the code says it is for.</summary>
    public required string Marker { get; init; }

    /// <summary>When it was taken, in the order of all that happens.</summary>
    public required long TakenAt { get; init; }

    /// <summary>It, as the server has it; null for one that is made up.</summary>
    public Statement? Source { get; init; }

    /// <summary>Whether it still runs, or will.</summary>
    public bool IsUnfinished => Session.IsAlive && Source is { State: StatementStates.Waiting or StatementStates.Running or StatementStates.Cancelling };

    /// <summary>Whether it began to run.</summary>
    public bool HasRun { get; set; }
}
