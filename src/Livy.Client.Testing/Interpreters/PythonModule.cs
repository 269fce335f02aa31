namespace Livy.Client.Testing;

/// <summary>An imported module of Python, or what lies in it.</summary>
internal sealed record PythonModule(string Path);
