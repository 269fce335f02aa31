using System.Net.Sockets;
using System.Text;

namespace Livy.Client.Attacks;

/// <summary>Sends them, and watches what becomes of the server.</summary>
internal sealed class RequestsRun(MockProcess server, TextWriter output)
{
    private const int Connections = 16;
    /// <summary>After this a request that the server still waits for the rest of has no rest.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AimedPatience = TimeSpan.FromMinutes(3);

    private readonly HashSet<string> _unanswered = new(StringComparer.Ordinal);
    private long _start;
    private int _random;
    private int _answered;
    private int _closed;
    private int _waiting;
    private int _aimed;

    /// <summary>What the server has once it has answered anything is its start.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        for (var request = 0; request < 50; request++)
        {
            await AskAsync("GET /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", cancellationToken);
        }

        _start = server.Memory();
    }

    public async Task SendRandomAsync(int seed, int count, CancellationToken cancellationToken) => await Parallel.ForAsync(
        0,
        count,
        new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken },
        async (index, token) =>
        {
            Interlocked.Increment(ref _random);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(Patience);
            try
            {
                using var connection = await RawConnection.OpenAsync(server.Url, limit.Token);
                await connection.SendAsync(RandomRequests.Make(new Dice(seed, index)), limit.Token);
                var line = await connection.ReadFirstLineAsync(AtOnce, limit.Token);
                _ = line.Length > 0 ? Interlocked.Increment(ref _answered) : Interlocked.Increment(ref _closed);
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                // Livy lets some wait for good: a statement of a session that never starts, a job behind another.
                Interlocked.Increment(ref _waiting);
            }
        });

    /// <summary>What the aimed attacks aim at; random requests would have deleted it.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        await AskAsync("POST /sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 34\r\n\r\n{\"kind\":\"pyspark\",\"name\":\"target\"}", cancellationToken);

    public async Task SendAsync(AimedAttack attack, CancellationToken cancellationToken)
    {
        if (!server.IsAlive)
        {
            return;
        }

        _aimed++;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AimedPatience);
        var before = server.PeakMemory();
        string line;
        try
        {
            line = await attack.RunAsync(server.Url, limit.Token);
        }
        catch (SocketException)
        {
            line = "refused";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            line = "no answer in time";
            _unanswered.Add(attack.Name);
        }

        if (!server.IsAlive)
        {
            await output.WriteLineAsync($"  {attack.Name}: THE SERVER DIED");
            return;
        }

        await output.WriteLineAsync($"  {attack.Name}: {(line.Length == 0 ? "closed" : line)}; memory +{server.Memory() - _start} MiB, peak +{server.PeakMemory() - _start} MiB{(server.PeakMemory() > before ? " (new)" : "")}");
    }

    public async Task<bool> JudgeAsync(int most, CancellationToken cancellationToken)
    {
        var answer = server.IsAlive ? await AskAsync("GET /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", cancellationToken) : "";
        var isAlive = answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        var peak = server.IsAlive ? server.PeakMemory() - _start : 0;
        var files = server.Folder.GetFileSystemInfos("*", SearchOption.AllDirectories).Length + Directory.GetFiles(Path.GetTempPath(), "escaped*").Length;
        await output.WriteLineAsync(
            $"hostile requests: {_random} random ({_answered} answered, {_closed} closed, {_waiting} left waiting) and {_aimed} aimed; server {(isAlive ? "alive" : "DEAD")}, "
            + $"memory at most +{peak} MiB above {_start} MiB (limit +{most}), {files} files written, {_unanswered.Count} aimed without an end");
        return isAlive && peak <= most && files == 0 && _unanswered.Count == 0;
    }

    private async Task<string> AskAsync(string request, CancellationToken cancellationToken)
    {
        using var connection = await RawConnection.OpenAsync(server.Url, cancellationToken);
        await connection.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        return await connection.ReadFirstLineAsync(cancellationToken);
    }
}
