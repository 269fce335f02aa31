using System.Globalization;

namespace Livy.Client.Data;

/// <summary>
/// Tells code from strings, quoted names and comments, by the rules of Spark's lexer (<c>SqlBaseLexer.g4</c>). They are the same whatever <c>spark.sql.parser.escapedStringLiterals</c> says: a backslash always takes the
/// next character with it, except in raw strings.
/// </summary>
internal ref struct SqlScanner
{
    private readonly ReadOnlySpan<char> _text;
    private readonly List<SqlMarker>? _markers;
    private int _at;

    private SqlScanner(ReadOnlySpan<char> text, List<SqlMarker>? markers)
    {
        _text = text;
        _markers = markers;
    }

    /// <summary>Where a text ends that begins as code.</summary>
    public static SqlPlace EndOf(ReadOnlySpan<char> text) => new SqlScanner(text, null).Scan();

    /// <summary>All that look like named parameters, from left to right.</summary>
    public static List<SqlMarker> MarkersOf(ReadOnlySpan<char> text)
    {
        List<SqlMarker> markers = [];
        new SqlScanner(text, markers).Scan();
        return markers;
    }

    private readonly char Here => At(0);

    private readonly char At(int offset) => _at + offset >= 0 && _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private SqlPlace Scan()
    {
        while (_at < _text.Length)
        {
            var place = (Here, At(1)) switch
            {
                ('\'' or '"', _) => Quoted(Here),
                ('`', _) => Backticks(),
                ('-', '-') => LineComment(),
                ('/', '*') when At(2) != '+' => BlockComment(),
                ('*', '/') => Skip(2), // the end of a hint; a '*' behind it begins no comment
                (':', _) => Colon(),
                _ when IsOfWord(Here) => Word(),
                _ => Skip(1),
            };
            if (place is not SqlPlace.Code)
            {
                return place;
            }
        }

        return SqlPlace.Code;
    }

    private SqlPlace Skip(int count)
    {
        _at += count;
        return SqlPlace.Code;
    }

    private SqlPlace Quoted(char quote)
    {
        for (_at++; _at < _text.Length; _at++)
        {
            if (Here == quote)
            {
                return Skip(1);
            }

            if (Here == '\\')
            {
                // ANTLR counts code points, so a backslash takes both halves of a pair; the second half is never a quote.
                _at++;
            }
        }

        return SqlPlace.Quotes;
    }

    private SqlPlace RawQuoted(char quote) => To(_text[(_at + 2)..].IndexOf(quote), _at + 2, SqlPlace.Quotes);

    // A doubled backtick is the end of one name and the begin of the next: it makes no difference here.
    private SqlPlace Backticks() => To(_text[(_at + 1)..].IndexOf('`'), _at + 1, SqlPlace.Backticks);

    private SqlPlace To(int found, int from, SqlPlace otherwise)
    {
        _at = found < 0 ? _text.Length : from + found + 1;
        return found < 0 ? otherwise : SqlPlace.Code;
    }

    private SqlPlace LineComment()
    {
        for (_at += 2; _at < _text.Length; _at++)
        {
            if (Here == '\\' && At(1) == '\n')
            {
                _at++;
            }
            else if (Here is '\r' or '\n')
            {
                return SqlPlace.Code;
            }
        }

        return SqlPlace.Comment;
    }

    private SqlPlace BlockComment()
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            if (Here == '/' && At(1) == '*' && At(2) != '+')
            {
                depth++;
                _at += 2;
            }
            else if (Here == '*' && At(1) == '/')
            {
                depth--;
                _at += 2;
                if (depth == 0)
                {
                    return SqlPlace.Code;
                }
            }
            else
            {
                _at++;
            }
        }

        return SqlPlace.Comment;
    }

    // Behind a value a colon begins a path into JSON, behind a name of a struct's field its type, and two are a cast.
    private SqlPlace Colon()
    {
        if (At(1) == ':')
        {
            return Skip(2);
        }

        var end = _at + 1;
        while (end < _text.Length && IsOfName(_text[end]))
        {
            end++;
        }

        var name = _text[(_at + 1)..end];
        var before = At(-1);
        var isRawString = name is "r" or "R" && end < _text.Length && _text[end] is '\'' or '"';
        if (name.IsEmpty || char.IsAsciiDigit(name[0]) || isRawString || before is ':' or ')' or ']' or '`' or '\'' or '"' || IsOfWord(before))
        {
            return Skip(1);
        }

        _markers?.Add(new SqlMarker(_at, name.ToString()));
        return Skip(1 + name.Length);
    }

    private SqlPlace Word()
    {
        if (Here is 'r' or 'R' && At(1) is '\'' or '"')
        {
            return RawQuoted(At(1));
        }

        var start = _at;
        SkipWhile(IsOfWord);
        var word = _text[start.._at];
        if (word.Length > 1 && word[^1] is 'e' or 'E' && Here is '+' or '-' && char.IsAsciiDigit(At(1)) && !word[..^1].ContainsAnyExceptInRange('0', '9'))
        {
            // The number ends where its digits do, so that an "r" behind it may begin a raw string.
            _at++;
            SkipWhile(char.IsAsciiDigit);
            _at += (Here, At(1)) switch
            {
                ('f' or 'F' or 'd' or 'D', _) => 1,
                ('b' or 'B', 'd' or 'D') => 2,
                _ => 0,
            };
        }

        return SqlPlace.Code;
    }

    private void SkipWhile(Func<char, bool> isOf)
    {
        while (_at < _text.Length && isOf(Here))
        {
            _at++;
        }
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    // Surrogates are taken for letters: what else they are, Spark knows no word of them.
    private static bool IsOfWord(char character) =>
        IsOfName(character) || (character > '\x7f' && (char.IsSurrogate(character) || CharUnicodeInfo.GetUnicodeCategory(character) is <= UnicodeCategory.OtherLetter));
}
