namespace Livy.Client.Testing;

/// <summary>A token of an expression.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start = 0);
