using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>The application behind a session, which its interpreters share; and what a statement may cost, since nobody can cancel it.</summary>
internal sealed class SparkApplication(int sessionId, string? name)
{
    public const string Version = "3.5.6";
    public const string Master = "local[2]";
    public const string User = "livy";
    public const string WebUrl = "http://livyhost:4040";

    /// <summary>What the variables of one interpreter, and all views, may hold between statements: a session is one of many.</summary>
    public const long MostHeld = 1 << 18;

    private const long Allowance = 16 << 20;
    private const int LongestRead = 100_000;
    private const int MostViews = 1000;
    private const int DeepestValue = 100;
    private static readonly string[] TableWords = ["create", "drop", "table", "view"];
    private readonly SortedDictionary<string, Dataset> _views = new(StringComparer.Ordinal);
    private long _left = Allowance;

    public string Id { get; } = $"local-{1_700_000_000_000 + sessionId}";

    public string Name { get; } = name ?? $"livy-session-{sessionId}";

    /// <summary>The temporary views by their names in lower case.</summary>
    public IReadOnlyDictionary<string, Dataset> Views => _views;

    public void AddView(string view, Dataset data)
    {
        BeyondFakeException.ThrowIf(_views.Count >= MostViews || data.Weight + _views.Values.Sum(other => other.Weight) > MostHeld);
        _views[view.ToLowerInvariant()] = data with { Kind = DatasetKind.Frame };
    }

    /// <summary>Whether code that was not understood may have made or dropped tables.</summary>
    public bool HasForeignTables { get; private set; }

    public void Overlook(string code)
    {
        if (code.Length > LongestRead || TableWords.Any(word => code.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            HasForeignTables = true;
            _views.Clear();
        }
    }

    public void BeginStatement() => _left = Allowance;

    /// <summary>Takes bytes, or work that is worth as much, from what the statement may still use.</summary>
    public void Spend(long cost)
    {
        _left -= cost;
        BeyondFakeException.ThrowIf(_left < 0);
    }

    /// <summary>Takes the size of a new value, and sees to it that no value is deep.</summary>
    /// <returns>The size.</returns>
    public long Weigh(object? value, int depth = 0)
    {
        var size = value switch
        {
            string text => 32 + (2L * text.Length),
            BigInteger number => 40 + number.GetBitLength(),
            Dataset data => data.Weight,
            _ => 64,
        };
        Spend(depth > DeepestValue ? Allowance : size);
        var inner = value switch
        {
            List<object?> items => items,
            Dictionary<string, object?> map => map.Values,
            _ => Enumerable.Empty<object?>(),
        };
        foreach (var item in inner)
        {
            size += Weigh(item, depth + 1);
        }

        return size;
    }
}
