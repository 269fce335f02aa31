namespace Livy.Client;

/// <summary>What a failed poll tells; each kind is looked past in its own way.</summary>
internal enum FaultKind
{
    /// <summary>It will fail again: the answer is about what is waited for.</summary>
    Lasting,

    /// <summary>The server is not there, is busy, or restarts.</summary>
    Passing,

    /// <summary>The request went out and nothing came back in time: it may hang at the server.</summary>
    Unanswered,

    /// <summary>A filter, a gateway or a login page answered, or the user may not now.</summary>
    Refused,
}
