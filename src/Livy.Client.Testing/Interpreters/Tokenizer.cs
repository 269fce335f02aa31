using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Splits an expression into tokens; what Python, Scala and SQL have in common.</summary>
internal static class Tokenizer
{
    private static readonly string[] LongSymbols = ["**", "//", "==", "!=", "<=", ">=", "&&", "||", "->", "<>"];

    public static List<Token> Split(string text, bool singleQuotes = true)
    {
        List<Token> tokens = [];
        var at = 0;
        while (at < text.Length)
        {
            var first = text[at];
            if (char.IsWhiteSpace(first))
            {
                at++;
            }
            else if (char.IsAsciiDigit(first))
            {
                tokens.Add(Number(text, ref at));
            }
            else if (first is '"' || (first == '\'' && singleQuotes))
            {
                tokens.Add(Quoted(text, ref at));
            }
            else if (char.IsLetter(first) || first == '_')
            {
                var start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                {
                    at++;
                }

                tokens.Add(new Token(TokenKind.Name, text[start..at]));
            }
            else
            {
                var symbol = Array.Find(LongSymbols, candidate => string.CompareOrdinal(text, at, candidate, 0, candidate.Length) == 0) ?? first.ToString();
                tokens.Add(new Token(TokenKind.Symbol, symbol));
                at += symbol.Length;
            }
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static Token Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }

        if (at < text.Length && text[at] is 'L' or 'l' or 'D' or 'd')
        {
            at++;
        }

        return new Token(TokenKind.Number, text[start..at]);
    }

    private static Token Quoted(string text, ref int at)
    {
        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                value.Append(Escape(text, ref at));
            }
            else
            {
                value.Append(text[at]);
            }

            at++;
        }

        if (at >= text.Length)
        {
            throw new BeyondFakeException();
        }

        at++;
        return new Token(TokenKind.Text, value.ToString());
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
