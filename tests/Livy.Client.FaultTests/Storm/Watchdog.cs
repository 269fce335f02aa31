namespace Livy.Client.FaultTests;

/// <summary>Ends the process when nothing moves any more in real time: a hang that simulated time cannot see.</summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);
    private readonly Func<string> _describe;
    private readonly Func<int> _progress;
    private readonly ITimer _timer;
    private int _seen = -1;

    /// <param name="describe">Says where it stands.</param>
    /// <param name="progress">Changes as long as something moves.</param>
    public Watchdog(Func<string> describe, Func<int> progress)
    {
        _describe = describe;
        _progress = progress;
        _timer = TimeProvider.System.CreateTimer(_ => Look(), state: null, Period, Period);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Look()
    {
        var now = _progress();
        if (now == _seen)
        {
            Console.Error.WriteLine($"HANG: nothing has moved for {Period.TotalSeconds} s of real time: {_describe()}");
            Environment.Exit(ExitCode.Broken);
        }

        _seen = now;
    }
}
