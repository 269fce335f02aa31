namespace Livy.Client;

/// <summary>What came of the cancel of a statement, and how the statement was last seen.</summary>
public sealed class CancelResult
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="statement">The statement as it was last seen; <see langword="null"/> if it was not.</param>
    public CancelResult(CancelOutcome outcome, StatementInfo? statement = null)
    {
        Outcome = outcome;
        Statement = statement;
    }

    /// <summary>What came of it.</summary>
    public CancelOutcome Outcome { get; }

    /// <summary>The statement as it was last seen, with its output if it has one; <see langword="null"/> if it was not seen, as when its session is gone.</summary>
    public StatementInfo? Statement { get; }

    /// <summary>The outcome and the last state.</summary>
    public override string ToString() => Statement is { } statement ? $"{Outcome} ({statement.State})" : $"{Outcome}";
}
