namespace Livy.Client.Testing;

/// <summary>The statement that is about to run; scripts decide by it and may build their output from it.</summary>
public sealed class StatementContext
{
    /// <summary>The id of the statement in its session, which is also its <c>execution_count</c>.</summary>
    public required int Id { get; init; }

    /// <summary>The id of the session.</summary>
    public required int SessionId { get; init; }

    /// <summary>The name of the session; null when it has none.</summary>
    public string? SessionName { get; init; }

    /// <summary>The code, line ends already turned into <c>\n</c> as Livy does, without white space at its end, which Livy's interpreters cut off.</summary>
    public required string Code { get; init; }

    /// <summary>The canonical kind: the statement's own, else the session's.</summary>
    public required string Kind { get; init; }
}
