using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>Single lines of Scala, each an input to the REPL as in Livy: definitions of values, expressions, <c>println</c>, <c>Thread.sleep</c>, <c>throw</c>, the magics.</summary>
internal sealed partial class ScalaInterpreter : IInterpreter
{
    private const int LongestEcho = 700;
    private readonly VariableTable _variables = new();
    private int _nextResult;

    public void Overlook(string code) => _variables.Overlook(code);

    public StatementOutcome? Run(StatementContext context)
    {
        var text = new StringBuilder();
        var slept = TimeSpan.Zero;
        object? last = null;
        string? output = null;
        try
        {
            if (IsIncomplete(context.Code))
            {
                return new StatementOutcome { Output = Outputs.Error(context.Id, "Error", "incomplete statement") };
            }

            foreach (var line in context.Code.Split('\n').Select(line => line.Trim()))
            {
                if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
                {
                    continue;
                }

                if (output is not null)
                {
                    // A failing magic ends the statement; what follows a good one is not known well enough.
                    return output.StartsWith("{\"status\":\"error\"", StringComparison.Ordinal) ? new StatementOutcome { Output = output } : null;
                }

                if (MagicLine().Match(line) is { Success: true } magic)
                {
                    output = Magic(magic.Groups["command"].Value, magic.Groups["name"].Value, last, context.Id);
                    continue;
                }

                string[] parts = [.. PythonSyntax.SplitOutsideStrings(line, ';').Select(part => part.Trim()).Where(part => part.Length > 0)];
                for (var at = 0; at < parts.Length; at++)
                {
                    slept += Part(parts[at], isLast: at == parts.Length - 1, text, ref last);
                }
            }
        }
        catch (BeyondFakeException)
        {
            return null;
        }
        catch (RemoteErrorException error)
        {
            output = Failure(context, error);
        }

        return new StatementOutcome
        {
            Output = output ?? Outputs.Text(context.Id, text.ToString()),
            Duration = slept > TimeSpan.Zero ? slept : null,
            IgnoresCancel = slept > TimeSpan.Zero,
        };
    }

    private TimeSpan Part(string part, bool isLast, StringBuilder text, ref object? last)
    {
        if (ImportLine().IsMatch(part))
        {
            text.Append(part).Append('\n');
        }
        else if (DefinitionLine().Match(part) is { Success: true } definition)
        {
            var value = Evaluate(definition.Groups["value"].Value);
            var name = definition.Groups["name"].Value;
            var declared = definition.Groups["type"].Value.Trim();
            if (declared.Length > 0 && !string.Equals(declared, Values.ScalaType(value), StringComparison.Ordinal))
            {
                throw new BeyondFakeException();
            }

            _variables[name] = value;
            last = value;
            Echo(text, name, value);
        }
        else if (PrintLine().Match(part) is { Success: true } print)
        {
            var argument = print.Groups["argument"].Value;
            text.Append(argument.Length == 0 ? "" : Values.Show(Evaluate(argument))).Append(print.Groups["line"].Success ? "\n" : "");
            _nextResult += isLast ? 1 : 0;
        }
        else if (SleepLine().Match(part) is { Success: true } sleep)
        {
            _nextResult += isLast ? 1 : 0;
            return TimeSpan.FromMilliseconds(Operators.ToLong(Evaluate(sleep.Groups["time"].Value)));
        }
        else if (ThrowLine().Match(part) is { Success: true } thrown)
        {
            var name = thrown.Groups["name"].Value;
            var message = thrown.Groups["message"].Length == 0 ? "" : Values.Show(Evaluate(thrown.Groups["message"].Value));
            throw new RemoteErrorException(name.Contains('.', StringComparison.Ordinal) ? name : "java.lang." + name, message);
        }
        else if (AssignmentLine().Match(part) is { Success: true } assignment && _variables.Contains(assignment.Groups["name"].Value))
        {
            var name = assignment.Groups["name"].Value;
            var symbol = assignment.Groups["operator"].Value;
            var value = Evaluate(assignment.Groups["value"].Value);
            _variables[name] = symbol.Length == 0 ? value : Operators.Apply(Dialect.Scala, symbol, _variables[name], value);
            if (symbol.Length == 0)
            {
                Echo(text, name, value);
            }
        }
        else
        {
            // Elsewhere than at the end of a line the compiler warns about it.
            last = isLast ? Evaluate(part) : throw new BeyondFakeException();
            var name = $"res{_nextResult++}";
            _variables[name] = last;
            Echo(text, name, last);
        }

        return TimeSpan.Zero;
    }

    private static void Echo(StringBuilder text, string name, object? value)
    {
        var shown = Values.Show(value);

        // The REPL shortens long values, and not by a simple rule.
        text.Append(shown.Length <= LongestEcho ? $"{name}: {Values.ScalaType(value)} = {shown}\n" : throw new BeyondFakeException());
    }

    private static string Magic(string command, string name, object? last, int count)
    {
        if (command is not ("json" or "table"))
        {
            return Outputs.Error(count, "UnknownMagic", $"Unknown magic command {command}");
        }

        // Livy takes the last result of this statement, whatever the name says.
        if (last is null)
        {
            return Outputs.Error(count, "NameError", $"Value {name} does not exist");
        }

        if (command is "json")
        {
            return Outputs.Mime(count, "application/json", TableJson.Cell(last));
        }

        List<object?> rows = last as List<object?> ?? [last];
        if (rows.Exists(row => row is not (int or long or double or string or bool)))
        {
            throw new BeyondFakeException();
        }

        var type = rows.Count == 0 ? "" : TableJson.MagicType(rows[0]).Replace("INT_TYPE", "BIGINT_TYPE", StringComparison.Ordinal);
        var headers = rows.Count == 0 ? "" : $"{{\"type\":\"{type}\",\"name\":\"0\"}}";
        return Outputs.Mime(count, "application/vnd.livy.table.v1+json", $"{{\"headers\":[{headers}],\"data\":[{string.Join(',', rows.Select(row => $"[{TableJson.Cell(row)}]"))}]}}");
    }

    private string Failure(StatementContext context, RemoteErrorException error)
    {
        if (error.Name is not "not found")
        {
            _nextResult++;
            var lines = (error.Value.Length == 0 ? error.Name : $"{error.Name}: {error.Value}").Split('\n');
            return Outputs.Error(context.Id, "Error", lines[0], [.. lines.Skip(1).Select(line => line + "\n"), "  ... 51 elided\n"]);
        }

        var source = context.Code.Split('\n').FirstOrDefault(line => line.Contains(error.Value, StringComparison.Ordinal)) ?? error.Value;
        var trimmed = source.Trim();
        var marker = new string(' ', 7 + Math.Max(0, trimmed.IndexOf(error.Value, StringComparison.Ordinal))) + "^\n";
        var line = trimmed.StartsWith("val ", StringComparison.Ordinal) ? 23 : 24;
        return Outputs.Error(context.Id, "Error", $"<console>:{line}: error: not found: value {error.Value}", $"       {trimmed}\n", marker);
    }

    private static bool IsIncomplete(string code)
    {
        var trimmed = code.Trim();
        var open = trimmed.Count(character => character is '{' or '(') - trimmed.Count(character => character is '}' or ')');
        return trimmed.EndsWith('.') || (open > 0 && !trimmed.Contains('"', StringComparison.Ordinal));
    }

    private object? Evaluate(string text) => ExpressionEvaluator.Evaluate(text, Dialect.Scala, _variables);

    [GeneratedRegex(@"^%(?<command>[a-z]+)\s*(?<name>\w*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MagicLine();

    [GeneratedRegex(@"^import (scala|java|org\.apache\.spark)\.[\w.{}, ]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"^va[lr]\s+(?<name>[A-Za-z_]\w*)\s*(:(?<type>[^=]+))?=(?<value>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DefinitionLine();

    [GeneratedRegex(@"^print(?<line>ln)?\((?<argument>.*)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrintLine();

    [GeneratedRegex(@"^Thread\.sleep\((?<time>.+)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SleepLine();

    [GeneratedRegex(@"^throw new (?<name>[\w.]+)\((?<message>.*)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ThrowLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)\s*(?<operator>[-+*/]?)=(?!=)\s*(?<value>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssignmentLine();
}
