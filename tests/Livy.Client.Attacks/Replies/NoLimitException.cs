namespace Livy.Client.Attacks;

/// <summary>An answer without end was read without end. No exception of a connection, so that nobody takes it for one.</summary>
internal sealed class NoLimitException(string message) : Exception(message);
