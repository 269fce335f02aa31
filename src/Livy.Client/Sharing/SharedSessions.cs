using System.Collections.Concurrent;

namespace Livy.Client;

/// <summary>The sessions that this client shares by name: one for each user and name, whichever view asks.</summary>
internal sealed class SharedSessions
{
    private readonly ConcurrentDictionary<(string? User, string Name), SharedSession> _sessions = new();

    /// <summary>The one of a user and name.</summary>
    public SharedSession Of(string? user, string name) => _sessions.GetOrAdd((user, name), static _ => new SharedSession());
}
