namespace Livy.Client.Testing;

/// <summary>Logical lines of Python, and the syntax errors that are easy to see.</summary>
internal static class PythonSyntax
{
    /// <summary>Physical lines joined over open brackets, without comments; throws for blocks.</summary>
    public static List<string> Lines(string code)
    {
        List<string> lines = [];
        var pending = "";
        foreach (var line in code.Split('\n'))
        {
            var bare = StripComment(line).TrimEnd();
            if (pending.Length == 0 && (bare.EndsWith(':') || (bare.Length > 0 && char.IsWhiteSpace(bare[0])) || bare.Contains("\"\"\"", StringComparison.Ordinal)))
            {
                throw new BeyondFakeException();
            }

            pending = pending.Length == 0 ? bare : pending + " " + bare.Trim();
            if (OpenBracket(pending) >= 0)
            {
                continue;
            }

            lines.AddRange(SplitOutsideStrings(pending, ';').Select(part => part.Trim()).Where(part => part.Length > 0));
            pending = "";
        }

        return lines;
    }

    /// <summary>The output of a syntax error, or null when none is seen.</summary>
    public static string? Error(StatementContext context)
    {
        var lines = context.Code.Split('\n');
        var first = Array.FindIndex(lines, line => line.Trim().Length > 0);
        if (first >= 0 && char.IsWhiteSpace(lines[first][0]) && !lines[first].TrimStart().StartsWith('#'))
        {
            return Output(context, "IndentationError", "unexpected indent", first + 1, lines[first].Trim(), marker: null);
        }

        var offset = OpenBracket(string.Join('\n', lines.Select(StripComment)));
        if (offset < 0)
        {
            return null;
        }

        var line = context.Code[..Math.Min(offset, context.Code.Length)].Count(character => character == '\n');
        var column = offset - lines.Take(line).Sum(text => text.Length + 1);
        if (line >= lines.Length || column < 0 || column >= lines[line].Length || lines[line].TrimEnd().EndsWith(':'))
        {
            return null;
        }

        var message = $"'{lines[line][column]}' was never closed";
        return Output(context, "SyntaxError", message, line + 1, lines[line].Trim(), new string(' ', column) + "^");
    }

    public static List<string> SplitOutsideStrings(string text, char separator)
    {
        List<string> parts = [];
        var start = 0;
        Scan(text, (at, _, depth) =>
        {
            if (text[at] == separator && depth == 0)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        });
        parts.Add(text[start..]);
        return parts;
    }

    private static string Output(StatementContext context, string name, string message, int line, string source, string? marker)
    {
        List<string> traceback = [$"  File \"<stdin>\", line {line}\n", $"    {source}\n"];
        if (marker is not null)
        {
            traceback.Add($"    {marker}\n");
        }

        traceback.Add($"{name}: {message}\n");
        return Outputs.Error(context.Id, name, $"{message} (<stdin>, line {line})", traceback);
    }

    private static string StripComment(string line)
    {
        var comment = -1;
        Scan(line, (at, _, _) => comment = comment < 0 && line[at] == '#' ? at : comment);
        return comment < 0 ? line : line[..comment];
    }

    /// <summary>Where the outermost bracket stands that is never closed, or -1.</summary>
    private static int OpenBracket(string text)
    {
        var open = new Stack<int>();
        Scan(text, (at, character, _) =>
        {
            if (character is '(' or '[' or '{')
            {
                open.Push(at);
            }
            else if (character is ')' or ']' or '}')
            {
                open.TryPop(out _);
            }
        });
        return open.Count == 0 ? -1 : open.Last();
    }

    /// <summary>Visits the characters outside of string literals with the depth of brackets around them.</summary>
    private static void Scan(string text, Action<int, char, int> visit)
    {
        var quote = '\0';
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (quote != '\0')
            {
                at += character == '\\' ? 1 : 0;
                quote = character == quote || character == '\n' ? '\0' : quote;
                continue;
            }

            if (character is '"' or '\'')
            {
                quote = character;
                continue;
            }

            visit(at, character, depth);
            depth += character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' ? -1 : 0;
        }
    }
}
