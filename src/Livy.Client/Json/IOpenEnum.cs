namespace Livy.Client;

/// <summary>A set of known words that a server may extend: unknown ones are kept, never refused.</summary>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}
