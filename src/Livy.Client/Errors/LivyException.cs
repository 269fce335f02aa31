namespace Livy.Client;

/// <summary>The base of everything this client throws about the server or the work on the cluster. Bad arguments are <see cref="ArgumentException"/>s, thrown before anything is sent.</summary>
/// <remarks><see cref="Exception.Message"/> is one line that names the cause. What the server and Spark said besides, such as tracebacks and the end of a log, are properties, and stand in <see cref="ToString"/>.</remarks>
public abstract class LivyException : Exception
{
    private LivyCandidate? _candidate;
    private bool _mayHaveReachedServer;
    private string? _postscript;

    /// <summary>For the exceptions of packages that build on this one.</summary>
    /// <param name="message">What happened, on one line.</param>
    /// <param name="innerException">The cause.</param>
    protected LivyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override string Message => _postscript is null ? base.Message : $"{base.Message} {_postscript}";

    /// <summary>
    /// Whether the same call may be made again: it may well succeed later, with nothing changed by the caller, and nothing is done twice by it. Never true after something that may have run
    /// (<see cref="MayHaveReachedServer"/>), unless doing it twice is the same as doing it once.
    /// </summary>
    public virtual bool IsTransient => false;

    /// <summary>
    /// Whether what was submitted may have been carried out. <see langword="false"/> only where it certainly was not: the name was not resolved, the connection was refused, the TLS handshake failed, or Livy or a
    /// gateway refused it. What it may be is in <see cref="Candidate"/>.
    /// </summary>
    public bool MayHaveReachedServer
    {
        get => _mayHaveReachedServer;
        init => _mayHaveReachedServer = value;
    }

    /// <summary>The session, batch or statement that the call had submitted, or may have, or that it waited for; <see langword="null"/> if there is none, or nothing is known of it.</summary>
    public LivyCandidate? Candidate
    {
        get => _candidate;
        init => _candidate = value;
    }

    /// <summary>What the server and Spark said, a heading and lines; <see langword="null"/> for nothing.</summary>
    protected virtual string? Details => null;

    /// <summary>The message, the inner exceptions and the stack, then what the server and Spark said.</summary>
    public override string ToString() => Details is { } details ? $"{base.ToString()}{Environment.NewLine}{details}" : base.ToString();

    /// <summary>Whether the same request may succeed later; whether it may be sent again is another question.</summary>
    internal virtual bool MayPass => IsTransient;

    /// <summary>The id of what an answer that could not be read said it had created (<c>Location</c>); <see langword="default"/> for none.</summary>
    internal LivyId CreatedId { get; init; }

    /// <summary>Says what the call that ends with this had submitted, or may have.</summary>
    /// <param name="candidate">What it may be; the first one said stays.</param>
    internal void Concern(LivyCandidate candidate)
    {
        Name(candidate);
        _mayHaveReachedServer = true;
    }

    /// <summary>Says what the call that ends with this had waited for. It had submitted nothing: waiting again is safe.</summary>
    /// <param name="candidate">What was waited for; the first one said stays.</param>
    internal void Name(LivyCandidate candidate) => _candidate ??= candidate;

    /// <summary>Says at the end of the message what was done because of this.</summary>
    internal void Add(string postscript) => _postscript = postscript;

    /// <summary>A heading and its lines for <see cref="ToString"/>, or <see langword="null"/> if there are none.</summary>
    protected static string? Section(string heading, IReadOnlyCollection<string> lines) =>
        lines.Count == 0 ? null : $"{heading}{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", lines)}";
}
