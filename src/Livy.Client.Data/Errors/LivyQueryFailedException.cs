namespace Livy.Client.Data;

/// <summary>Spark could not run a query, or what read its result on the driver is gone.</summary>
public sealed class LivyQueryFailedException : LivyException
{
    private readonly string? _stack;

    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What happened, on one line.</param>
    /// <param name="sessionId">The session of the query.</param>
    /// <param name="errorClass">Spark's name of the error; <see langword="null"/> if it has none.</param>
    /// <param name="sqlState">The SQL state; <see langword="null"/> if there is none.</param>
    /// <param name="stack">Spark's whole message and its stack trace.</param>
    /// <param name="innerException">The cause.</param>
    public LivyQueryFailedException(string message, LivyId sessionId, string? errorClass = null, string? sqlState = null, string? stack = null, Exception? innerException = null)
        : base(message, innerException)
    {
        SessionId = sessionId;
        ErrorClass = errorClass;
        SqlState = sqlState;
        _stack = stack;
    }

    /// <summary>The session of the query.</summary>
    public LivyId SessionId { get; }

    /// <summary>Spark's name of the error, such as <c>TABLE_OR_VIEW_NOT_FOUND</c>; <see langword="null"/> if it has none, as before Spark 3.4.</summary>
    public string? ErrorClass { get; }

    /// <summary>The SQL state, such as <c>42P01</c>; <see langword="null"/> if there is none.</summary>
    public string? SqlState { get; }

    /// <summary>Spark's whole message and its stack trace, line by line; empty if there is none.</summary>
    public IReadOnlyList<string> Stack => _stack?.Split('\n') ?? [];

    /// <inheritdoc/>
    protected override string? Details => _stack is null ? null : Section("What Spark said:", Stack);
}
