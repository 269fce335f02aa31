using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// What the code of an interpreter sees and does. Names that occur in code it did not run itself are foreign: they may well be defined, so they are never called undefined.
/// </summary>
internal sealed class Scope(Dialect dialect, SparkApplication spark)
{
    private const int MostForeign = 10_000;
    private const long MostHeld = 16 << 20;
    private const int CostOfName = 200;
    private readonly Dictionary<string, (object? Value, long Size)> _variables = new(dialect == Dialect.Sql ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);
    private long _held;

    public Dialect Dialect => dialect;

    public SparkApplication Spark => spark;

    /// <summary>What the running statement has printed.</summary>
    public StringBuilder Printed { get; } = new();

    /// <summary>How long the running statement has slept.</summary>
    public TimeSpan Slept { get; set; }

    /// <summary>What a call without a result returns.</summary>
    public object? Nothing => dialect == Dialect.Scala ? Values.Unit : null;

    public object? this[string name]
    {
        set
        {
            var size = CostOfName + spark.Weigh(value);
            _held += size - _variables.GetValueOrDefault(name).Size;
            _variables[name] = _held < MostHeld ? (value, size) : throw new BeyondFakeException();
            _foreign.Remove(name);
        }
    }

    public bool Contains(string name) => _variables.ContainsKey(name);

    public void Remove(string name)
    {
        _variables.Remove(name, out var variable);
        _held -= variable.Size;
    }

    public bool TryGet(string name, out object? value)
    {
        var isKnown = _variables.TryGetValue(name, out var variable);
        value = variable.Value;
        return _foreign.Contains(name) || (!isKnown && _foreign.Count >= MostForeign) ? throw new BeyondFakeException() : isKnown;
    }

    public void BeginStatement()
    {
        Printed.Clear();
        Slept = TimeSpan.Zero;
    }

    public object? Print(string text)
    {
        spark.Spend(2L * text.Length);
        Printed.Append(text);
        return Nothing;
    }

    public object? Sleep(double seconds)
    {
        Slept += seconds >= 0 ? TimeSpan.FromSeconds(seconds) : throw new BeyondFakeException();
        return Nothing;
    }

    /// <summary>A script answered for this code, or nobody could.</summary>
    public void Overlook(string code)
    {
        var start = -1;
        for (var at = 0; at <= code.Length && _foreign.Count < MostForeign; at++)
        {
            var isName = at < code.Length && (char.IsLetterOrDigit(code[at]) || code[at] == '_');
            if (isName && start < 0)
            {
                start = at;
            }
            else if (!isName && start >= 0)
            {
                _foreign.Add(code[start..at]);
                start = -1;
            }
        }

        // These stay what they are, whoever mentions them.
        _foreign.ExceptWith(["sc", "spark", "sqlContext", "time", "print", "println", "Thread", "sleep"]);
    }
}
