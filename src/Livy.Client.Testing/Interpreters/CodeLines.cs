using System.Text;

namespace Livy.Client.Testing;

/// <summary>Splits code into its logical lines, in one pass, and sees the errors that are easy to see.</summary>
internal sealed class CodeLines
{
    /// <summary>CPython's <c>MAXLEVEL</c>.</summary>
    private const int DeepestBracket = 200;

    private readonly string _code;
    private readonly bool _isPython;
    private readonly List<CodeLine> _lines = [];
    private readonly Stack<int> _open = new();
    private readonly StringBuilder _line = new();
    private int _at;
    private int _indent;

    private CodeLines(string code, Dialect dialect)
    {
        _code = code;
        _isPython = dialect == Dialect.Python;
    }

    public static List<CodeLine> Read(string code, Dialect dialect)
    {
        var reader = new CodeLines(code, dialect);
        reader.Read();
        return reader._lines;
    }

    private void Read()
    {
        if (_isPython && _code.AsSpan().TrimStart('\n') is [' ' or '\t', ..] rest && rest.TrimStart() is not ([] or ['#', ..]))
        {
            throw Error(_code.Length - rest.TrimStart().Length, "unexpected indent", "IndentationError");
        }

        for (BeginLine(); _at < _code.Length;)
        {
            Next();
        }

        End(isInner: false);
        if (_open.TryPeek(out var open))
        {
            throw !_isPython ? Incomplete()
                : _code[open..].Split('\n', 2)[0].TrimEnd().EndsWith(':') ? new BeyondFakeException() : Error(open, $"'{_code[open]}' was never closed");
        }
    }

    private void Next()
    {
        var character = _code[_at];
        if (_isPython ? character == '#' : IsAt("//"))
        {
            var end = _code.IndexOf('\n', _at);
            _at = end < 0 ? _code.Length : end;
        }
        else if (character == '"' || (character == '\'' && _isPython))
        {
            Text(IsAt(new string(character, 3)) ? 3 : 1);
        }
        else if (character is '\n' or ';' && _open.Count == 0)
        {
            End(isInner: character == ';');
            _at++;
            if (character == '\n')
            {
                BeginLine();
            }
        }
        else if (_isPython && IsAt("\\\n"))
        {
            _at += 2;
        }
        else
        {
            Bracket(character);
            _line.Append(character == '\n' ? ' ' : character);
            _at++;
        }
    }

    private void BeginLine()
    {
        _indent = _code.AsSpan(_at).IndexOfAnyExcept(' ', '\t');
        _indent = _indent < 0 ? 0 : _indent;
    }

    private void End(bool isInner)
    {
        var text = _line.ToString().Trim();
        _line.Clear();
        if (text.Length > 0)
        {
            _lines.Add(new CodeLine(_indent, text, isInner));

            // What follows the body of a loop on its line is body too.
            _indent += isInner && text.StartsWith("for ", StringComparison.Ordinal) ? 1 : 0;
        }
        else if (_lines is [.., { IsInner: true } last] && !isInner)
        {
            _lines[^1] = last with { IsInner = false };
        }
    }

    /// <summary>Takes a string literal with its quotes, of which there are one or three.</summary>
    private void Text(int quotes)
    {
        var start = _at;
        var quote = _code.Substring(start, quotes);
        for (_at += quotes; _at < _code.Length && !IsAt(quote) && (quotes == 3 || _code[_at] != '\n'); _at++)
        {
            _at += _code[_at] == '\\' && (_isPython || quotes == 1) ? 1 : 0;
        }

        if (_at >= _code.Length || !IsAt(quote))
        {
            throw quotes == 3 && !_isPython ? Incomplete() : new BeyondFakeException();
        }

        _at += quotes;
        _line.Append(_code, start, _at - start);
    }

    private void Bracket(char character)
    {
        if (character is '(' or '[' or '{')
        {
            _open.Push(_at);
            if (_isPython && _open.Count > DeepestBracket)
            {
                throw Error(_at, "too many nested parentheses");
            }
        }
        else if (character is ')' or ']' or '}')
        {
            _open.TryPop(out _);
        }
    }

    private bool IsAt(string text) => string.CompareOrdinal(_code, _at, text, 0, text.Length) == 0;

    private int LineOf(int position) => _code.AsSpan(0, position).Count('\n') + 1;

    public static RemoteErrorException Incomplete() => new("Error", "incomplete statement");

    /// <summary>An error as CPython shows it: under the trimmed line.</summary>
    private RemoteErrorException Error(int position, string message, string name = "SyntaxError")
    {
        var start = position == 0 ? 0 : _code.LastIndexOf('\n', position - 1) + 1;
        var source = _code[start..].Split('\n', 2)[0];
        var line = LineOf(position);
        string[] marker = name is "SyntaxError" ? [$"    {new string(' ', position - start - (source.Length - source.TrimStart().Length))}^\n"] : [];
        return new RemoteErrorException(name, $"{message} (<stdin>, line {line})")
        {
            Traceback = [$"  File \"<stdin>\", line {line}\n", $"    {source.Trim()}\n", .. marker, $"{name}: {message}\n"],
        };
    }
}
