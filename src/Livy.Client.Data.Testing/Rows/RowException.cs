namespace Livy.Client.Testing;

/// <summary>Rows that a test gave are none, or do not fit their columns.</summary>
internal sealed class RowException(string message) : Exception(message);
