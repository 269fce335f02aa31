using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>One session of each kind for all cases of a class, since a real one takes seconds to start.</summary>
internal sealed class SharedSessions(ILivyServer server) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(SessionKind Kind, string? Jar), Lazy<Task<LivySession>>> _starts = new();
    private readonly ConcurrentQueue<LivySession> _started = new();

    /// <summary>The ids of those that have started.</summary>
    public IEnumerable<LivyId> Ids => _started.Select(session => session.Id);

    /// <summary>The session of a kind; waits for its start if need be.</summary>
    public Task<LivySession> GetAsync(SessionKind kind, CancellationToken cancellationToken) => GetAsync(kind, jar: null, cancellationToken);

    /// <summary>The one that has the test jobs.</summary>
    public Task<LivySession> GetWithJobsAsync(CancellationToken cancellationToken) => GetAsync(SessionKind.Spark, server.JobsJarUri, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Task starts = Task.WhenAll(_starts.Values.Select(start => start.Value));
        await starts.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_started.Select(session => session.DisposeAsync().AsTask()));
    }

    private Task<LivySession> GetAsync(SessionKind kind, string? jar, CancellationToken cancellationToken) =>
        _starts.GetOrAdd((kind, jar), _ => new(() => StartAsync(kind, jar))).Value.WaitAsync(cancellationToken);

    private async Task<LivySession> StartAsync(SessionKind kind, string? jar)
    {
        var session = await server.Livy.Sessions.StartAsync(new SessionSpec(kind) { Name = Names.New(kind.Value), Jars = jar is null ? [] : [jar] });
        _started.Enqueue(session);
        return session;
    }
}
