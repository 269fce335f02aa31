namespace Livy.Client.Testing;

/// <summary>Something is wrong with the syntax of a request body.</summary>
/// <param name="complaint">What.</param>
/// <param name="position">Where the reader stands.</param>
/// <param name="token">Where the last token it has read begins: the place that is named once the fault is passed on with the property it was found in.</param>
internal sealed class JacksonFault(string complaint, string position, string token) : Exception($"{complaint}\n at {position}")
{
    public string InProperty { get; } = $"{complaint}\n at {token}";
}
