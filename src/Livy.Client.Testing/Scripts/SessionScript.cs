namespace Livy.Client.Testing;

/// <summary>How a matching session starts.</summary>
public sealed class SessionScript : Script<SessionRequest, SessionScript>
{
    private static readonly string[] FailureStates = ["shutting_down", "killed", "dead"];
    private string[]? _states;
    private string _endState = "dead";

    internal SessionScript(Func<SessionRequest, bool> matches)
        : base(matches)
    {
    }

    internal TimeSpan? StartTime { get; private set; }

    internal IReadOnlyList<string>? FailureLog { get; private set; }

    /// <summary>The states after <c>starting</c>, the last one for good.</summary>
    internal IReadOnlyList<string> FailureSteps => _states ?? (FailureLog is { Count: > 0 } ? [_endState] : ["shutting_down", _endState]);

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
    /// as when the driver does not call back in time. <see cref="Through"/> has other ways.
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
        _endState = "killed";
        return this;
    }

    /// <summary>
    /// Makes the start fail through exactly these states, each but the last for <see cref="FakeLivyOptions.StopTime"/>, with or without a log. Real servers show, as it happens,
    /// <c>dead</c> or <c>killed</c> at once, <c>shutting_down</c> before either, or <c>shutting_down</c>, <c>killed</c> in passing and then <c>dead</c>.
    /// </summary>
    /// <param name="states">Some of <c>shutting_down</c>, <c>killed</c> and <c>dead</c>; the last is the one it ends in, <c>killed</c> or <c>dead</c>.</param>
    /// <returns>This script.</returns>
    /// <exception cref="ArgumentException">Another state, or an end in <c>shutting_down</c>.</exception>
    public SessionScript Through(params string[] states)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (states is not [.., "killed" or "dead"] || !Array.TrueForAll(states, FailureStates.Contains))
        {
            throw new ArgumentException($"Expected some of {string.Join(", ", FailureStates)}, the last of them killed or dead.", nameof(states));
        }

        FailureLog ??= [];
        _states = states;
        return this;
    }
}
