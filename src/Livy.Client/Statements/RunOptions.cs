namespace Livy.Client;

/// <summary>How a statement is run.</summary>
public sealed record RunOptions
{
    /// <summary>The language of the code; the session's by default, and required in a shared session.</summary>
    public StatementKind? Kind { get; init; }

    /// <summary>How long to wait for the end, queueing included; without end by default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What happens to the statement when the token is cancelled or the timeout is reached. It is cancelled by default.</summary>
    public CancelBehavior OnCancel { get; init; } = CancelBehavior.RequestCancel;

    /// <summary>Whether an error of the code is thrown as <see cref="LivyStatementFailedException"/>; if not, it is in <see cref="StatementOutput.Error"/>. True by default.</summary>
    public bool ThrowOnError { get; init; } = true;

    /// <summary>Told of each change of state or progress.</summary>
    public IProgress<StatementInfo>? Progress { get; init; }
}
