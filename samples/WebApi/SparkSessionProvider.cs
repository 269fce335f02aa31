using Livy.Client;

namespace WebApi;

/// <summary>Runs code in one Spark session that is started when it is first needed, shared by all callers, replaced when it has died, and deleted when the application ends.</summary>
public sealed class SparkSessionProvider(LivyClient livy, SessionSpec spec) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task<LivySession>? _session;

    /// <summary>Runs code in the session. Statements of one session run one after another.</summary>
    public async Task<StatementOutput> RunAsync(string code, StatementKind? kind, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A caller who leaves ends his own wait only: others wait for the same start.
            var shared = GetOrStart();
            var session = await shared.WaitAsync(cancellationToken);
            try
            {
                return await session.RunAsync(code, new RunOptions { Kind = kind }, cancellationToken);
            }
            catch (LivySessionFailedException gone) when (!gone.OutcomeUnknown)
            {
                // It was idle for too long, or somebody deleted it. The code has not run: try a new session.
                await DropAsync(shared);
            }
            catch (LivyException error) when (error is LivySessionFailedException or LivyStatementFailedException { Error.IsInterpreterDead: true })
            {
                // It died of this code, or with it: the caller is told, the next one gets a new session.
                await DropAsync(shared);
                throw;
            }
        }
    }

    /// <summary>Deletes the session, started or starting.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await DisposeAsync(session);
        }

        _stopping.Dispose();
    }

    private Task<LivySession> GetOrStart()
    {
        lock (_gate)
        {
            if (_session is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _session = livy.Sessions.StartAsync(spec, _stopping.Token);
            }

            return _session;
        }
    }

    /// <summary>Several callers may see the same session die: only the first one drops it, and none drops its successor.</summary>
    private async Task DropAsync(Task<LivySession> dead)
    {
        if (Interlocked.CompareExchange(ref _session, null, dead) == dead)
        {
            await DisposeAsync(dead);
        }
    }

    private static async Task DisposeAsync(Task<LivySession> starting)
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
        {
            await (await starting).DisposeAsync();
        }
    }
}
