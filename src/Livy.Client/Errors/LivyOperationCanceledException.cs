namespace Livy.Client;

/// <summary>The caller's token was cancelled after something was submitted, or while it was waited for. The message says what happens to it.</summary>
public sealed class LivyOperationCanceledException : OperationCanceledException
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What happens to what was submitted, on one line.</param>
    /// <param name="candidate">What was submitted, or may have been.</param>
    /// <param name="innerException">The cause.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public LivyOperationCanceledException(string message, LivyCandidate? candidate, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken) => Candidate = candidate;

    /// <summary>The session, batch or statement that the call had submitted, or may have, or that it waited for; <see langword="null"/> if nothing is known of it.</summary>
    public LivyCandidate? Candidate { get; }
}
