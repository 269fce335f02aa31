namespace Livy.Client.Testing;

/// <summary>A property of the type of a row.</summary>
/// <param name="Name">The name of its column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Get">Reads it.</param>
internal sealed record RowProperty(string Name, Type Type, Func<object, object?> Get);
