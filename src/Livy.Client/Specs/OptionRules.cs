using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>The ranges of settings, each failure named by the path of its setting.</summary>
/// <param name="path">What stands before the names of the settings.</param>
internal sealed class OptionRules(string path)
{
    /// <summary>A limit of one request: what no request can keep is refused, and so is what no timer takes.</summary>
    public void Limit(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null) => Between(value, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), name);

    /// <summary>A pause or a period, which may be none.</summary>
    public void Period(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null) => Between(value, TimeSpan.Zero, TimeSpan.FromDays(1), name);

    /// <summary>A time that may be as long as one likes.</summary>
    public void AtLeast(TimeSpan value, TimeSpan minimum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum)
        {
            throw new ArgumentException($"{path}{name} must be at least {minimum}, not {value}.");
        }
    }

    /// <summary>A time within a range.</summary>
    public void Between(TimeSpan value, TimeSpan minimum, TimeSpan maximum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum || value > maximum)
        {
            throw new ArgumentException($"{path}{name} must be from {minimum} to {maximum}, not {value}.");
        }
    }
}
