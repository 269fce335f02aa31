namespace Livy.Client.Testing;

/// <summary>When a connection breaks, seen from the server.</summary>
public enum DropPoint
{
    /// <summary>Before the request was looked at: nothing was done.</summary>
    BeforeHandling,

    /// <summary>After the request was carried out: only the answer is lost.</summary>
    AfterHandling,
}
