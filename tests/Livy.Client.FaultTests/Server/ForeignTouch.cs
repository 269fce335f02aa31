namespace Livy.Client.FaultTests;

/// <summary>A request that named what belongs to somebody else.</summary>
/// <param name="Client">Who sent it.</param>
/// <param name="Request">Method and target.</param>
/// <param name="Entry">What it named.</param>
/// <param name="IsRead">Whether it asked for outputs or the log, and not only whose it is and how it does.</param>
internal sealed record ForeignTouch(string Client, string Request, ServerEntry Entry, bool IsRead)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Request} of {Client} named {Entry}";
}
