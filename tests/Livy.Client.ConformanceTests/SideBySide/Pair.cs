namespace Livy.Client.ConformanceTests;

/// <summary>A real 0.7.1 and a mock of it, set up alike, both new: so ids agree as long as the answers do.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly RunningLivy _running;
    private readonly LivyMockServer _mock;
    private readonly Side _real;
    private readonly Side _twin;

    private Pair(RunningLivy running, LivyMockServer mock)
    {
        _running = running;
        _mock = mock;
        _real = new Side(new Uri(running.Variables["LIVY_URL"]));
        _twin = new Side(mock.Url);
    }

    public List<SideBySideResult> Results { get; } = [];

    /// <summary>Starts both.</summary>
    public static async Task<Pair> StartAsync<TSetup>()
        where TSetup : IServerSetup
    {
        var running = await RunningLivy.StartAsync(ServerSetup.ArgumentsOf<TSetup>());
        var (folder, said) = (running.Folder, running.Variables);
        WriteFiles(folder, said["LIVY_TEST_JOBS"]);
        var options = new FakeLivyOptions
        {
            Profile = LivyProfile.Livy07,
            ServerUser = "root",
            LocalDirWhitelist = [folder + "/", said["LIVY_TEST_JOBS_DIR"] + "/"],
            StagingDir = folder + "/staging",
            FileExists = static uri => File.Exists(uri.StartsWith("file:", StringComparison.Ordinal) ? uri["file:".Length..] : uri),

            // Longer than a real one needs, so that what is asked while a session starts finds it starting here, too.
            SessionStartTime = TimeSpan.FromSeconds(4),
        };
        ServerSetup.Apply<TSetup>(options);
        var mock = await LivyMockServer.StartAsync(options);
        var pair = new Pair(running, mock);
        pair.Fill("work", folder);
        pair.Fill("jobs", said["LIVY_TEST_JOBS_DIR"]);
        MockLives.Apply(mock.Livy);
        return pair;
    }

    public async Task AskAsync(IEnumerable<Ask> asks)
    {
        foreach (var ask in asks)
        {
            Results.Add(await CompareAsync(ask));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _mock.DisposeAsync();
        await _running.DisposeAsync();
    }

    /// <summary>The files that the recorded requests name.</summary>
    private static void WriteFiles(string folder, string jar)
    {
        Directory.CreateDirectory(Path.Combine(folder, "jars"));
        Directory.CreateDirectory(Path.Combine(folder, "py"));
        File.Copy(jar, Path.Combine(folder, "jars", "golden.jar"));
        foreach (var module in (string[])["addmod", "reqmod", "wc"])
        {
            File.WriteAllText(Path.Combine(folder, "py", module + ".py"), "v = 1\n");
        }
    }

    private void Fill(string place, string value)
    {
        _real.Fill(place, value);
        _twin.Fill(place, value);
    }

    private async Task<SideBySideResult> CompareAsync(Ask ask)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        (WireAnswer real, WireAnswer twin) = await SendAsync(ask, limit.Token);
        while (ask.Method is "GET" && IsOtherState(ask, real, twin) && TimeProvider.System.GetElapsedTime(started) < Patience / 2)
        {
            await Task.Delay(Step, TimeProvider.System, limit.Token);
            (real, twin) = await SendAsync(ask, limit.Token);
        }

        var withLength = Normal07.IsWhole(ask, real) && Normal07.IsWhole(ask, twin);
        var wanted = Normal07.Text(ask, real, withLength);
        var found = Normal07.Text(ask, twin, withLength);
        return new SideBySideResult(ask, real.Status, string.Equals(wanted, found, StringComparison.Ordinal) ? null : $"--- real\n{wanted}\n--- mock\n{found}\n");
    }

    private async Task<(WireAnswer Real, WireAnswer Twin)> SendAsync(Ask ask, CancellationToken cancellationToken)
    {
        var real = _real.SendAsync(ask, cancellationToken);
        var twin = _twin.SendAsync(ask, cancellationToken);
        return (await real, await twin);
    }

    /// <summary>Time passes differently on the two: only what they say of the same state can be compared. Lists of different lengths stay different.</summary>
    private static bool IsOtherState(Ask ask, WireAnswer real, WireAnswer twin)
    {
        if (real.Status != 200 || twin.Status != 200)
        {
            return false;
        }

        string[] states = Normal07.States(real);
        string[] others = Normal07.States(twin);
        return (states.Length == others.Length && !states.SequenceEqual(others, StringComparer.Ordinal))
            || (ask.Until is { } until && !(real.DecodedBody().Contains(until, StringComparison.Ordinal) && twin.DecodedBody().Contains(until, StringComparison.Ordinal)));
    }
}
