namespace Livy.Client;

/// <summary>Which statement a handle means: its number in its session, and what it is told by there.</summary>
/// <param name="session">The session.</param>
/// <param name="id">The number.</param>
/// <param name="nonce">The mark behind its code, if it carries one.</param>
/// <param name="fingerprint">The hash of its code, if it carries none and somebody remembers it.</param>
internal sealed class StatementIdentity(ApplicationIdentity session, LivyId id, string? nonce, string? fingerprint = null)
{
    private volatile string? _seen = fingerprint;

    public ApplicationIdentity Session => session;

    public LivyId Id => id;

    /// <summary>The mark behind its code, if it is known to carry one.</summary>
    public string? Nonce => nonce;

    /// <summary>What a stranger's statement of this number would not have; <see langword="null"/> if it is not known.</summary>
    public string? Mark => nonce ?? _seen;

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

        var mark = seen.Nonce ?? StatementFingerprint.Of(seen.Code);
        _seen ??= mark;
        return _seen == mark ? null : $"its statement {id} is another";
    }

    /// <summary>Such as <c>statement 3 of session 7</c>.</summary>
    public override string ToString() => $"statement {id} of {session}";
}
