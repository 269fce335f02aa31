namespace Livy.Client.Testing;

/// <summary>What kind of exception Livy throws: it decides what the client sees.</summary>
internal enum LivyFaultKind
{
    /// <summary>Scala's <c>IllegalArgumentException</c>.</summary>
    Illegal,

    /// <summary>What was asked for is not there.</summary>
    NotFound,

    /// <summary>A statement is not there, which is said in another shape.</summary>
    StatementNotFound,

    /// <summary>A request body that Jackson cannot read.</summary>
    Unreadable,

    /// <summary>Any other exception of the server.</summary>
    Failed,

    /// <summary>More than the server takes.</summary>
    TooLarge,
}
