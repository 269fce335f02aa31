using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Splits an expression into tokens; what Python, Scala and SQL have in common.</summary>
internal static class Tokenizer
{
    private static readonly string[] LongSymbols = ["**", "//", "==", "!=", "<=", ">=", "&&", "||", "->", "<>"];

    public static List<Token> Split(string text, Dialect dialect)
    {
        List<Token> tokens = [];
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            var first = text[at];
            if (char.IsWhiteSpace(first))
            {
                at++;
            }
            else if (char.IsAsciiDigit(first))
            {
                tokens.Add(Number(text, ref at) with { Start = start });
            }
            else if (dialect == Dialect.Sql && first == '-' && at + 1 < text.Length && text[at + 1] == '-')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (first is '"' || (first == '\'' && dialect != Dialect.Scala) || (first == '`' && dialect == Dialect.Sql))
            {
                tokens.Add(Quoted(text, ref at, dialect) with { Start = start });
            }
            else if (char.IsLetter(first) || first == '_')
            {
                while (at < text.Length && IsNamePart(text[at]))
                {
                    at++;
                }

                tokens.Add(new Token(TokenKind.Name, text[start..at], start));
            }
            else
            {
                var symbol = Array.Find(LongSymbols, candidate => string.CompareOrdinal(text, at, candidate, 0, candidate.Length) == 0) ?? first.ToString();
                tokens.Add(new Token(TokenKind.Symbol, symbol, start));
                at += symbol.Length;
            }
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static Token Number(string text, ref int at)
    {
        var start = at;
        Digits(text, ref at);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits(text, ref at);
        }

        if (at + 1 < text.Length && text[at] is 'e' or 'E' && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '+' or '-' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))))
        {
            at += 2;
            Digits(text, ref at);
        }

        at += at < text.Length && text[at] is 'L' or 'l' or 'D' or 'd' ? 1 : 0;
        return at == text.Length || !IsNamePart(text[at]) ? new Token(TokenKind.Number, text[start..at]) : throw new BeyondFakeException();
    }

    private static void Digits(string text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static Token Quoted(string text, ref int at, Dialect dialect)
    {
        var quote = text[at];
        var quotes = dialect != Dialect.Sql && string.CompareOrdinal(text, at, new string(quote, 3), 0, 3) == 0 ? 3 : 1;
        var end = new string(quote, quotes);
        var isRaw = quote == '`' || (dialect == Dialect.Scala && quotes == 3);
        var value = new StringBuilder();
        for (at += quotes; at < text.Length && string.CompareOrdinal(text, at, end, 0, quotes) != 0; at++)
        {
            value.Append(text[at] == '\\' && at + 1 < text.Length && !isRaw ? Escape(text, ref at) : text[at]);
        }

        at += quotes;
        return at > text.Length ? throw new BeyondFakeException() : new Token(quote == '`' ? TokenKind.Name : TokenKind.Text, value.ToString());
    }

    /// <summary>Reads the escape and leaves <paramref name="at"/> on its last character.</summary>
    private static char Escape(string text, ref int at)
    {
        at++;
        var digits = text[at] switch { 'x' => 2, 'u' => 4, _ => 0 };
        if (digits == 0)
        {
            return text[at] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '0' => '\0',
                '\\' or '\'' or '"' => text[at],
                _ => throw new BeyondFakeException(),
            };
        }

        var isCode = ushort.TryParse(text.AsSpan(at + 1, Math.Min(digits, text.Length - at - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code);
        at += digits;
        return isCode && !char.IsSurrogate((char)code) ? (char)code : throw new BeyondFakeException();
    }
}
