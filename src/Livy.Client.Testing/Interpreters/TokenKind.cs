namespace Livy.Client.Testing;

/// <summary>What a token of an expression is.</summary>
internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}
