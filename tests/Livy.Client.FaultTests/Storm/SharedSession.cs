namespace Livy.Client.FaultTests;

/// <summary>A session that all clients submit to, started again when it is lost.</summary>
internal sealed class SharedSession
{
    /// <summary>Who starts and replaces it does so alone.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>The handle of the client that started it; null while there is none.</summary>
    public LivySession? Owner { get; set; }

    /// <summary>Its submission.</summary>
    public Submission? Submission { get; set; }
}
