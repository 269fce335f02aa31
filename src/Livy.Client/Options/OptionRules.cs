using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>The ranges of settings; collects what is out of them, each named by the path of its setting.</summary>
internal sealed class OptionRules
{
    private readonly List<string> _errors;
    private readonly string _path;

    public OptionRules()
        : this([], string.Empty)
    {
    }

    private OptionRules(List<string> errors, string path)
    {
        _errors = errors;
        _path = path;
    }

    /// <summary>What is wrong so far, a sentence each.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The same for the settings within one of them.</summary>
    public OptionRules Within(string name) => new(_errors, $"{_path}{name}.");

    /// <summary>Notes what is wrong with a setting.</summary>
    public void Fail(string name, string what) => _errors.Add($"{_path}{name} {what}.");

    /// <summary>A limit of one request: what no request can keep is refused, and so is what no timer takes.</summary>
    public void Limit(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null) => Between(value, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), name);

    /// <summary>A pause or a period, which may be none.</summary>
    public void Period(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null) => Between(value, TimeSpan.Zero, TimeSpan.FromDays(1), name);

    /// <summary>A time that may be as long as one likes.</summary>
    public void AtLeast(TimeSpan value, TimeSpan minimum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum)
        {
            Fail(name!, $"must be at least {minimum}, not {value}");
        }
    }

    /// <summary>A time within a range.</summary>
    public void Between(TimeSpan value, TimeSpan minimum, TimeSpan maximum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum || value > maximum)
        {
            Fail(name!, $"must be from {minimum} to {maximum}, not {value}");
        }
    }
}
