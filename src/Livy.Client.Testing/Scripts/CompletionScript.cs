namespace Livy.Client.Testing;

/// <summary>
/// What a matching completion finds. The script added last is asked first; without any answer of its own a script finds nothing.
/// A cursor outside of the code finds nothing on a real server, so no script is asked for it.
/// </summary>
public sealed class CompletionScript : Script<CompletionContext, CompletionScript>
{
    private Func<CompletionContext, IEnumerable<string>> _candidates = static _ => [];

    internal CompletionScript(Func<CompletionContext, bool> matches)
        : base(matches)
    {
    }

    internal TimeSpan Duration { get; private set; }

    /// <summary>Finds these candidates. On a real server only kind <c>spark</c> has any, sorted, each once.</summary>
    /// <param name="candidates">The candidates: whole words, not only what is missing of them.</param>
    /// <returns>This script.</returns>
    public CompletionScript Returns(params string[] candidates) => Returns(_ => candidates);

    /// <summary>Finds candidates by what is asked.</summary>
    /// <param name="candidates">Makes the candidates.</param>
    /// <returns>This script.</returns>
    public CompletionScript Returns(Func<CompletionContext, IEnumerable<string>> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        _candidates = candidates;
        return this;
    }

    /// <summary>Blocks the request for this long; on real servers from a tenth of a second to nine seconds. Default: not at all.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This script.</returns>
    public CompletionScript Takes(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Duration = time;
        return this;
    }

    internal IReadOnlyList<string> Run(CompletionContext context) => [.. _candidates(context)];
}
