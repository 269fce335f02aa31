namespace Livy.Client;

/// <summary>Which statement a handle means: its number in its session, and what it is told by there.</summary>
/// <param name="session">The session.</param>
/// <param name="id">The number.</param>
/// <param name="nonce">The mark behind its code, if it carries one.</param>
internal sealed class StatementIdentity(ApplicationIdentity session, LivyId id, string? nonce)
{
    private volatile string? _code;

    public ApplicationIdentity Session => session;

    public LivyId Id => id;

    /// <summary>The mark behind its code, if it is known to carry one.</summary>
    public string? Nonce => nonce;

    /// <summary>What a stranger's statement of this number would not have; <see langword="null"/> if it is not known.</summary>
    public string? Mark => nonce ?? _code;

    /// <summary>Compares what the server shows with what it showed first, which is kept.</summary>
    /// <returns>What tells it from the one that is meant; <see langword="null"/> if it is the one, or the server does not show the code.</returns>
    public string? FindDifference(StatementInfo seen)
    {
        if (seen.Code is null)
        {
            return null;
        }

        if (nonce is not null)
        {
            return seen.Nonce == nonce ? null : $"its statement {id} is another";
        }

        var mark = seen.Nonce ?? seen.Code.ReplaceLineEndings("\n");
        _code ??= mark;
        return _code == mark ? null : $"its statement {id} is another";
    }

    /// <summary>Such as <c>statement 3 of session 7</c>.</summary>
    public override string ToString() => $"statement {id} of {session}";
}
