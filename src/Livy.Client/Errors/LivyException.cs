namespace Livy.Client;

/// <summary>The base of everything this client throws about the server or the work on the cluster. Bad arguments are <see cref="ArgumentException"/>s, thrown before anything is sent.</summary>
public abstract class LivyException : Exception
{
    private protected LivyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may well succeed later, with nothing changed by the caller. It says nothing of whether a repeated call would do the work twice.</summary>
    public virtual bool IsTransient => false;
}
