namespace Livy.Client.Testing;

/// <summary>The code that is to be completed; scripts decide by it and may build their candidates from it.</summary>
public sealed class CompletionContext
{
    /// <summary>The id of the session.</summary>
    public required int SessionId { get; init; }

    /// <summary>The name of the session; null when it has none.</summary>
    public string? SessionName { get; init; }

    /// <summary>The code, line ends already turned into <c>\n</c> as Livy does.</summary>
    public required string Code { get; init; }

    /// <summary>Where the cursor stands: 0 before the first character of <see cref="Code"/>, its length behind the last.</summary>
    public required int Cursor { get; init; }

    /// <summary>The canonical kind: <c>spark</c>, <c>pyspark</c>, <c>sparkr</c>, <c>sql</c> or <c>shared</c>.</summary>
    public required string Kind { get; init; }
}
