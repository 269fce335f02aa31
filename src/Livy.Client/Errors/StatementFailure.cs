namespace Livy.Client;

/// <summary>Why a statement has no result.</summary>
public enum StatementFailure
{
    /// <summary>The code failed: <see cref="LivyStatementFailedException.Error"/> says how.</summary>
    Error,

    /// <summary>It was cancelled, by this client or by another one. It may have run to its end all the same.</summary>
    Cancelled,

    /// <summary>The server forgot it before its end was seen, because newer statements pushed it out.</summary>
    OutcomeUnknown,

    /// <summary>It ended, but the server can not deliver its output: it is too large (<c>livy.rsc.rpc.max.size</c>) or no valid text.</summary>
    ResultUnreadable,
}
