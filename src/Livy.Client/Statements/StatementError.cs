namespace Livy.Client;

/// <summary>How code failed, as the interpreter says it.</summary>
/// <param name="Name">The class of the error in Python, always <c>Error</c> in Scala and SQL.</param>
/// <param name="Value">The message; may be empty, and in Scala is the first line of the whole.</param>
/// <param name="Traceback">Lines, or groups of lines that keep their line ends; empty for Scala's compile errors.</param>
public sealed record StatementError(string Name, string Value, IReadOnlyList<string> Traceback)
{
    /// <summary>Whether the interpreter process has died: every later statement of this kind in the session fails, although its state may go back to idle.</summary>
    public bool IsInterpreterDead => Value.StartsWith("Interpreter died:", StringComparison.Ordinal);

    /// <summary>The name and the message, on one line or more.</summary>
    public override string ToString() => Value.Length == 0 ? Name : $"{Name}: {Value.Trim()}";
}
