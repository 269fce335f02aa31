namespace Livy.Client;

/// <summary>A session or batch that a sweep found.</summary>
public sealed class SweptOrphan
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="id">The number.</param>
    /// <param name="name">The name.</param>
    /// <param name="created">When its name was made.</param>
    /// <param name="error">Why it could not be deleted; <see langword="null"/> if it was.</param>
    public SweptOrphan(LivyId id, string name, DateTimeOffset created, LivyException? error = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Id = id;
        Name = name;
        Created = created;
        Error = error;
    }

    /// <summary>The number of the session or batch.</summary>
    public LivyId Id { get; }

    /// <summary>Its name: the prefix and the random part.</summary>
    public string Name { get; }

    /// <summary>When its name was made, by the clock of the client that made it; its creation followed at once.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>Why it could not be deleted; <see langword="null"/> if it was.</summary>
    public LivyException? Error { get; }

    /// <summary>The name, and the error if there is one.</summary>
    public override string ToString() => Error is null ? Name : $"{Name}: {Error.Message}";
}
