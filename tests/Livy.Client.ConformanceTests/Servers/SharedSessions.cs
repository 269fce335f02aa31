using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>One session of each kind for all cases of a class, since a real one takes seconds to start.</summary>
public sealed class SharedSessions(LivyClient livy) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SessionKind, Lazy<Task<LivySession>>> _starts = new();
    private readonly ConcurrentQueue<LivySession> _started = new();

    /// <summary>The ids of those that have started.</summary>
    public IEnumerable<LivyId> Ids => _started.Select(session => session.Id);

    /// <summary>The session of a kind; waits for its start if need be.</summary>
    public Task<LivySession> GetAsync(SessionKind kind, CancellationToken cancellationToken) =>
        _starts.GetOrAdd(kind, _ => new(() => StartAsync(kind))).Value.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Task starts = Task.WhenAll(_starts.Values.Select(start => start.Value));
        await starts.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_started.Select(session => session.DisposeAsync().AsTask()));
    }

    private async Task<LivySession> StartAsync(SessionKind kind)
    {
        var session = await livy.Sessions.StartAsync(new SessionSpec(kind) { Name = Names.New(kind.Value) });
        _started.Enqueue(session);
        return session;
    }
}
