namespace Livy.Client;

/// <summary>Something on the server whose end is waited for: how to poll it, and what its answers and errors mean.</summary>
/// <typeparam name="T">What a poll brings.</typeparam>
internal abstract class WaitSubject<T>
    where T : class
{
    /// <summary>What it is called in logs and messages, such as <c>Session 7</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The session or batch it belongs to.</summary>
    public abstract LivyId Owner { get; }

    /// <summary>The longest pause between two polls.</summary>
    public abstract TimeSpan MaxInterval { get; }

    /// <summary>Polls once, without repeats.</summary>
    public abstract Task<T> PollAsync(CancellationToken cancellationToken);

    /// <summary>The state's word.</summary>
    public abstract string StateOf(T snapshot);

    /// <summary>Whether the wait is over.</summary>
    /// <param name="snapshot">What was seen last.</param>
    /// <param name="stateAge">For how long its state has been seen.</param>
    public abstract bool HasEnded(T snapshot, TimeSpan stateAge);

    /// <summary>Whether a watcher should be told.</summary>
    public abstract bool HasChanged(T before, T now);

    /// <summary>Whether the end is likely to be near because of this change, so that polls come quickly again.</summary>
    public virtual bool BringsEndNearer(T before, T now) => false;

    /// <summary>An error that does not pass by itself: what to throw for it. By default the error itself.</summary>
    public virtual Task<Exception> ExplainAsync(LivyException error, T? last, CancellationToken cancellationToken) => Task.FromResult<Exception>(error);

    /// <summary>A poll got no answer in time: what to throw, or <see langword="null"/> to go on.</summary>
    /// <param name="fault">What it ended with.</param>
    /// <param name="isTooLong">Whether polls have had no answer for longer than is tolerated.</param>
    /// <param name="last">What was seen last.</param>
    /// <param name="cancellationToken">Ends questions.</param>
    public virtual Task<Exception?> OnNoAnswerAsync(LivyException fault, bool isTooLong, T? last, CancellationToken cancellationToken) => Task.FromResult<Exception?>(null);
}
