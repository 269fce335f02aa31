namespace Livy.Client;

/// <summary>The base of everything this client throws about the server or the work on the cluster. Bad arguments are <see cref="ArgumentException"/>s, thrown before anything is sent.</summary>
/// <remarks><see cref="Exception.Message"/> is one line that names the cause. What the server and Spark said besides, such as tracebacks and the end of a log, are properties, and stand in <see cref="ToString"/>.</remarks>
public abstract class LivyException : Exception
{
    private protected LivyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may well succeed later, with nothing changed by the caller. It says nothing of whether a repeated call would do the work twice.</summary>
    public virtual bool IsTransient => false;

    /// <summary>What the server and Spark said, a heading and lines; <see langword="null"/> for nothing.</summary>
    private protected virtual string? Details => null;

    /// <summary>The message, the inner exceptions and the stack, then what the server and Spark said.</summary>
    public override string ToString() => Details is { } details ? $"{base.ToString()}{Environment.NewLine}{details}" : base.ToString();

    /// <summary>A heading and its lines for <see cref="ToString"/>, or <see langword="null"/> if there are none.</summary>
    private protected static string? Section(string heading, IReadOnlyCollection<string> lines) =>
        lines.Count == 0 ? null : $"{heading}{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", lines)}";
}
