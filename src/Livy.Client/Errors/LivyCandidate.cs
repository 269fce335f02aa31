namespace Livy.Client;

/// <summary>What a call that failed had submitted, or may have: a session, a batch or a statement.</summary>
public sealed class LivyCandidate
{
    /// <summary>Names a session; also for tests of code that handles it.</summary>
    public LivyCandidate(LivySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        Session = session;
        Id = session.Id;
    }

    /// <summary>Names a batch; also for tests of code that handles it.</summary>
    public LivyCandidate(LivyBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Batch = batch;
        Id = batch.Id;
    }

    /// <summary>Names a statement; also for tests of code that handles it.</summary>
    public LivyCandidate(LivyStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        Statement = statement;
        Id = statement.Id;
    }

    /// <summary>A statement whose number is not known; <see cref="Session"/> is where it would be.</summary>
    internal static LivyCandidate StatementOf(LivySession session) => new(session, isStatement: true);

    private LivyCandidate(LivySession session, bool isStatement)
    {
        Session = session;
        IsStatement = isStatement;
    }

    /// <summary>The number or name that addresses it; <see langword="null"/> for a statement whose number is not known.</summary>
    public LivyId? Id { get; }

    /// <summary>Its handle, if it is a session; the session of a statement whose number is not known.</summary>
    public LivySession? Session { get; }

    /// <summary>Its handle, if it is a batch.</summary>
    public LivyBatch? Batch { get; }

    /// <summary>Its handle, if it is a statement whose number is known.</summary>
    public LivyStatement? Statement { get; }

    /// <summary>Whether it is a statement.</summary>
    public bool IsStatement { get => field || Statement is not null; private init; }

    /// <summary>What it is, such as <c>session etl-0192…</c>.</summary>
    public override string ToString() =>
        Statement?.ToString() ?? Batch?.ToString() ?? (IsStatement ? $"a statement of {Session}" : Session!.ToString());
}
