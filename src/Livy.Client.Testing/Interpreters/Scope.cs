using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>
/// What the code of an interpreter sees and does. Names that occur in code it did not run itself are foreign: they may well be defined, so they are never called undefined.
/// </summary>
internal sealed partial class Scope(Dialect dialect, SparkApplication spark)
{
    private const int MostForeign = 10_000;
    private const int CostOfName = 200;

    /// <summary>These stay what they are, whoever mentions them.</summary>
    private static readonly string[] Known = ["sc", "spark", "sqlContext", "time", "print", "println", "Thread", "sleep"];

    private readonly Dictionary<string, (object? Value, long Size)> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);
    private bool _isFlooded;
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
            var held = _held + size - _variables.GetValueOrDefault(name).Size;
            BeyondFakeException.ThrowIf(held > SparkApplication.MostHeld);
            _held = held;
            _variables[name] = (value, size);
            _foreign.Remove(name);
        }
    }

    public bool TryGet(string name, out object? value)
    {
        var isKnown = _variables.TryGetValue(name, out var variable);
        value = variable.Value;
        return _foreign.Contains(name) || (!isKnown && _isFlooded) ? throw new BeyondFakeException() : isKnown;
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
        if (_foreign.Count + (code.Length / 10) > MostForeign)
        {
            _isFlooded = true;
            _variables.Clear();
            _held = 0;
            return;
        }

        foreach (var match in Word().EnumerateMatches(code))
        {
            var word = code.Substring(match.Index, match.Length);
            if (!Known.Contains(word, StringComparer.Ordinal))
            {
                _foreign.Add(word);
            }
        }
    }

    [GeneratedRegex(@"\b\w{1,200}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
