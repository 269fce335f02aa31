namespace Livy.Client.Testing;

/// <summary>A value of which the interpreters know little more than its text.</summary>
internal sealed record Shown(string Text, string ScalaType = "", object? Inner = null);
