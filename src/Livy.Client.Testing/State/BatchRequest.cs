namespace Livy.Client.Testing;

/// <summary>What a batch was asked to be, as <c>POST /batches</c> sent it; scripts decide by it.</summary>
public sealed class BatchRequest
{
    /// <summary>The application file, as sent.</summary>
    public string? File { get; init; }

    /// <summary>The main class of a jar.</summary>
    public string? ClassName { get; init; }

    /// <summary>The arguments of the application.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>The name; null when none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The user it runs as: the requested one with impersonation, else null.</summary>
    public string? ProxyUser { get; init; }

    /// <summary>The Spark configuration.</summary>
    public IReadOnlyDictionary<string, string?> Conf { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
