namespace Livy.Client.Testing;

/// <summary>
/// The variables of an interpreter. Names that occur in code it did not run itself are foreign: they may well be defined, so they are never called undefined.
/// </summary>
internal sealed class VariableTable
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> foreign = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        get => values[name];
        set
        {
            values[name] = value;
            foreign.Remove(name);
        }
    }

    public bool Contains(string name) => values.ContainsKey(name);

    public bool TryGet(string name, out object? value) => foreign.Contains(name) ? throw new BeyondFakeException() : values.TryGetValue(name, out value);

    /// <summary>A script answered for this code, or nobody could.</summary>
    public void Overlook(string code)
    {
        int start = -1;
        for (int at = 0; at <= code.Length; at++)
        {
            bool isName = at < code.Length && (char.IsLetterOrDigit(code[at]) || code[at] == '_');
            if (isName && start < 0)
            {
                start = at;
            }
            else if (!isName && start >= 0)
            {
                foreign.Add(code[start..at]);
                start = -1;
            }
        }

        // These stay what they are, whoever mentions them.
        foreign.ExceptWith(["sc", "spark", "time", "print", "println", "Thread", "sleep"]);
    }
}
