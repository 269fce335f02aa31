namespace Livy.Client.Testing;

/// <summary>The code fails, in the words of its own language.</summary>
internal sealed class RemoteErrorException(string name, string value) : Exception(value)
{
    /// <summary>The class of the error.</summary>
    public string Name { get; } = name;

    public string Value { get; } = value;

    /// <summary>The traceback, when it is not the usual one.</summary>
    public IReadOnlyList<string>? Traceback { get; init; }
}
