namespace Livy.Client.Testing;

/// <summary>How a matching session starts.</summary>
public sealed class SessionScript
{
    private readonly Func<SessionRequest, bool> _matches;
    private int? _remaining;

    internal SessionScript(Func<SessionRequest, bool> matches) => _matches = matches;

    internal TimeSpan? StartTime { get; private set; }

    internal IReadOnlyList<string>? FailureLog { get; private set; }

    internal string FailureState { get; private set; } = "dead";

    /// <summary>Is <c>starting</c> for this long.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This script.</returns>
    public SessionScript StartsIn(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        StartTime = time;
        return this;
    }

    /// <summary>
    /// Goes from <c>starting</c> to <c>dead</c>: with log lines at once, as when the driver's process ends; without any by way of <c>shutting_down</c>,
    /// as when the driver does not call back in time.
    /// </summary>
    /// <param name="log">The lines that then stand in the stderr section of its log.</param>
    /// <returns>This script.</returns>
    public SessionScript FailsToStart(params string[] log)
    {
        FailureLog = log;
        return this;
    }

    /// <summary>Ends a failing start as <c>killed</c> instead of <c>dead</c>; both are seen on real servers.</summary>
    /// <returns>This script.</returns>
    public SessionScript Killed()
    {
        FailureLog ??= [];
        FailureState = "killed";
        return this;
    }

    /// <summary>Applies to the first sessions that match only.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This script.</returns>
    public SessionScript Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _remaining = count;
        return this;
    }

    internal bool Take(SessionRequest request)
    {
        if (_remaining == 0 || !_matches(request))
        {
            return false;
        }

        _remaining--;
        return true;
    }
}
