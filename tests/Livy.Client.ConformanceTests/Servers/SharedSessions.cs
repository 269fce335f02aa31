using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>One session of each kind for all cases of a class, since a real one takes seconds to start.</summary>
public sealed class SharedSessions(LivyClient livy) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SessionKind, Lazy<Task<LivySession>>> _sessions = new();

    /// <summary>The session of a kind; waits for its start if need be.</summary>
    public Task<LivySession> GetAsync(SessionKind kind, CancellationToken cancellationToken) =>
        _sessions.GetOrAdd(kind, _ => new(() => livy.Sessions.StartAsync(new SessionSpec(kind) { Name = Names.New(kind.Value) }, CancellationToken.None)))
            .Value.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
        {
            if (await session.Value.ContinueWith(start => start.IsCompletedSuccessfully, TaskScheduler.Default))
            {
                await (await session.Value).DisposeAsync();
            }
        }
    }
}
