namespace Livy.Client.Testing;

/// <summary>What all scripts have in common: what they apply to, and how often.</summary>
/// <typeparam name="TContext">What they apply to.</typeparam>
/// <typeparam name="TSelf">The script itself.</typeparam>
public abstract class Script<TContext, TSelf>
    where TSelf : Script<TContext, TSelf>
{
    private readonly Func<TContext, bool> _matches;
    private int? _remaining;

    private protected Script(Func<TContext, bool> matches)
    {
        ArgumentNullException.ThrowIfNull(matches);
        _matches = matches;
    }

    /// <summary>Applies to the first ones that match only. Default: to all.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This script.</returns>
    public TSelf Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _remaining = count;
        return (TSelf)this;
    }

    internal bool Take(TContext context)
    {
        if (_remaining == 0 || !_matches(context))
        {
            return false;
        }

        _remaining--;
        return true;
    }
}
