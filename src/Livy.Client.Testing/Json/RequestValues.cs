namespace Livy.Client.Testing;

/// <summary>The bound properties of a request.</summary>
internal sealed class RequestValues
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        set => _values[name] = value;
    }

    public bool IsSet(string name) => _values.ContainsKey(name);

    /// <summary>True when the property was sent as an explicit null.</summary>
    public bool IsNull(string name) => _values.TryGetValue(name, out object? value) && value is null;

    public string? Text(string name) => _values.GetValueOrDefault(name) as string;

    public byte[]? Bytes(string name) => _values.GetValueOrDefault(name) as byte[];

    public int Int(string name) => _values.GetValueOrDefault(name) is int value ? value : 0;

    /// <summary>An <c>Option[Int]</c>: 0 when absent; fails as the server does when something else stands in it.</summary>
    public int BoxedInt(string name) => _values.GetValueOrDefault(name) is LivyFault miscast ? throw miscast : Int(name);

    public IReadOnlyList<string?> Strings(string name) => _values.GetValueOrDefault(name) as List<string?> ?? [];

    public IReadOnlyDictionary<string, string?> Map(string name) =>
        _values.GetValueOrDefault(name) as Dictionary<string, string?> ?? [];
}
