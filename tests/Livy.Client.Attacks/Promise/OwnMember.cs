namespace Livy.Client.Attacks;

/// <summary>A public member of a type of the client, ready to be read.</summary>
internal sealed class OwnMember(string name, Func<object, object?> read)
{
    public string Name => name;

    /// <summary>Whether it was read at least once.</summary>
    public bool IsTouched { get; private set; }

    public object? Read(object owner)
    {
        IsTouched = true;
        return read(owner);
    }
}
