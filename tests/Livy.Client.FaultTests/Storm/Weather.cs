using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>The faults of the network, of what is on it and of the server.</summary>
internal sealed class Weather
{
    /// <summary>How long requests are late, one after another: below and above the client's limits.</summary>
    private static readonly int[] LateSeconds = [5, 40, 100, 200];

    private readonly FakeLivy _livy;
    private readonly Stranger _stranger;
    private readonly Dice _dice;
    private int _requests;
    private int _outages;

    public Weather(FakeLivy livy, Stranger stranger, int seed)
    {
        _livy = livy;
        _stranger = stranger;
        _dice = new Dice(seed, -1);
        _livy.Faults.Seed = seed;
        _livy.Faults.AppliesTo = static request => request.Header(Ledger.ClientHeader) is not (null or ServerEntry.Stranger or Ledger.JudgeName);
    }

    /// <summary>The longest time without a server.</summary>
    public static TimeSpan LongestOutage { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether connections are refused.</summary>
    public bool IsServerDown { get; private set; }

    /// <summary>The requests that came through.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How often there was no server for a time.</summary>
    public int Outages => _outages;

    /// <summary>The rates, for people.</summary>
    public string Rates { get; private set; } = "no faults";

    public void Count() => Interlocked.Increment(ref _requests);

    /// <summary>Lets faults meet one of so many requests.</summary>
    /// <param name="strength">1 for a storm.</param>
    public void Begin(double strength)
    {
        var faults = _livy.Faults;
        // A statement that is lost on its way, or may be, is not sent again and stays unresolved: of such faults there are so many that this is measured, and not more than the promise allows.
        faults.DropBefore = 0.008 * strength;
        faults.GatewayError = 0.006 * strength;
        faults.BareError = faults.LoginPage = 0.003 * strength;
        faults.DropAfter = faults.GatewayErrorAfter = faults.Truncate = faults.Throttle = faults.Slow = 0.015 * strength;
        faults.BareErrorAfter = 0.01 * strength;
        faults.LoginRedirect = faults.LateDelivery = 0.005 * strength;
        Rates = FormattableString.Invariant(
            $"of 1,000 requests {faults.DropBefore * 1000:0} dropped before, {faults.DropAfter * 1000:0} after handling, {faults.GatewayError * 1000:0} 502–504 before, {faults.GatewayErrorAfter * 1000:0} after, {faults.BareError * 1000:0} bare 500 before, {faults.BareErrorAfter * 1000:0} after, {faults.Throttle * 1000:0} throttled, {faults.Truncate * 1000:0} cut, {faults.Slow * 1000:0} slow, {faults.LoginRedirect * 1000:0} redirected, {faults.LoginPage * 1000:0} login pages, {faults.LateDelivery * 1000:0} late");
    }

    /// <summary>Ends the faults.</summary>
    public void End() => _livy.Faults.SetAll(0);

    /// <summary>Takes the server away for a time of up to <see cref="LongestOutage"/>; mostly it comes back without anything it had, and somebody else has the first numbers.</summary>
    /// <param name="names">Names that somebody else takes at once.</param>
    public async Task BreakAsync(IReadOnlyList<string> names)
    {
        _outages++;
        IsServerDown = true;
        _livy.Faults.LateBy = TimeSpan.FromSeconds(_dice.Pick(LateSeconds));
        var isRestart = !_dice.OneIn(4);
        if (isRestart)
        {
            _livy.Restart();
            await _stranger.TakeNumbersAsync(names).ConfigureAwait(false);
        }

        await Task.Delay(LongestOutage * _dice.Share(), _livy.TimeProvider).ConfigureAwait(false);
        IsServerDown = false;
        if (isRestart)
        {
            await Task.Delay(_livy.Options.SessionStartTime, _livy.TimeProvider).ConfigureAwait(false);
            await _stranger.RunCodeAsync().ConfigureAwait(false);
        }
    }
}
