namespace Livy.Client.Testing;

/// <summary>
/// The variables of an interpreter. Names that occur in code it did not run itself are foreign: they may well be defined, so they are never called undefined.
/// </summary>
internal sealed class VariableTable
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        get => _values[name];
        set
        {
            _values[name] = value;
            _foreign.Remove(name);
        }
    }

    public bool Contains(string name) => _values.ContainsKey(name);

    public bool TryGet(string name, out object? value) => _foreign.Contains(name) ? throw new BeyondFakeException() : _values.TryGetValue(name, out value);

    /// <summary>A script answered for this code, or nobody could.</summary>
    public void Overlook(string code)
    {
        var start = -1;
        for (var at = 0; at <= code.Length; at++)
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
        _foreign.ExceptWith(["sc", "spark", "time", "print", "println", "Thread", "sleep"]);
    }
}
