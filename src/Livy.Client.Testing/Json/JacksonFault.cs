namespace Livy.Client.Testing;

/// <summary>Something is wrong with the syntax of a request body.</summary>
internal sealed class JacksonFault(string message) : Exception(message);
