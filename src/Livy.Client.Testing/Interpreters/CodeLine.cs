namespace Livy.Client.Testing;

/// <summary>A logical line: joined over open brackets and long strings, without comments; an inner one has others behind it on the same line.</summary>
internal readonly record struct CodeLine(int Indent, string Text, bool IsInner = false);
