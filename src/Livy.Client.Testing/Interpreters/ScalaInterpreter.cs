using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>Single lines of Scala, each an input to the REPL as in Livy: definitions of values, expressions, <c>println</c>, <c>Thread.sleep</c>, <c>throw</c>, the magics.</summary>
internal sealed partial class ScalaInterpreter(SparkApplication spark) : IInterpreter
{
    private const int LongestEcho = 700;
    private readonly Scope _scope = new(Dialect.Scala, spark);
    private int _nextResult;

    public void Overlook(string code) => _scope.Overlook(code);

    public StatementOutcome? Run(StatementContext context)
    {
        _scope.BeginStatement();
        string? output;
        try
        {
            output = context.Code.TrimEnd().EndsWith('.') ? throw CodeLines.Incomplete() : Lines(CodeLines.Read(context.Code, Dialect.Scala), context.Id);
        }
        catch (RemoteErrorException error)
        {
            output = Failure(context, error);
        }

        return new StatementOutcome
        {
            Output = output ?? Outputs.Text(context.Id, _scope.Printed.ToString()),
            Duration = _scope.Slept > TimeSpan.Zero ? _scope.Slept : null,
            IgnoresCancel = _scope.Slept > TimeSpan.Zero,
        };
    }

    /// <returns>The output of a magic, if there is one.</returns>
    private string? Lines(List<CodeLine> lines, int count)
    {
        object? last = null;
        for (var at = 0; at < lines.Count; at++)
        {
            if (MagicLine().Match(lines[at].Text) is { Success: true } magic)
            {
                var output = Magic(magic.Groups["command"].Value, magic.Groups["name"].Value, last, count);

                // A failing magic ends the statement; what follows a good one is not known well enough.
                return at == lines.Count - 1 || output.StartsWith("{\"status\":\"error\"", StringComparison.Ordinal) ? output : throw new BeyondFakeException();
            }

            Part(lines[at], ref last);
        }

        return null;
    }

    private void Part(CodeLine line, ref object? last)
    {
        var part = line.Text;
        if (ImportLine().IsMatch(part))
        {
            _scope.Print(part + "\n");
        }
        else if (DefinitionLine().Match(part) is { Success: true } definition)
        {
            last = Evaluate(definition.Groups["value"].Value);
            var declared = definition.Groups["type"].Value.Trim();
            BeyondFakeException.ThrowIf(declared.Length > 0 && !string.Equals(declared, Values.ScalaType(last), StringComparison.Ordinal));

            Define(definition.Groups["name"].Value, last);
        }
        else if (ThrowLine().Match(part) is { Success: true } thrown)
        {
            var name = thrown.Groups["name"].Value;
            var message = thrown.Groups["message"].Length == 0 ? "" : Values.Show(Evaluate(thrown.Groups["message"].Value));
            throw new RemoteErrorException(name.Contains('.', StringComparison.Ordinal) ? name : "java.lang." + name, message);
        }
        else if (AssignmentLine().Match(part) is { Success: true } assignment && _scope.TryGet(assignment.Groups["name"].Value, out object? former))
        {
            var name = assignment.Groups["name"].Value;
            var symbol = assignment.Groups["operator"].Value;
            var value = Evaluate(assignment.Groups["value"].Value);
            if (symbol.Length == 0)
            {
                Define(name, value);
            }
            else
            {
                _scope[name] = Operators.Apply(Dialect.Scala, symbol, former, value);
            }
        }
        else
        {
            var value = Evaluate(part);
            var name = $"res{_nextResult}";
            _nextResult += line.IsInner ? 0 : 1;
            if (value != Values.Unit)
            {
                // Elsewhere than at the end of a line the compiler warns about it.
                last = line.IsInner ? throw new BeyondFakeException() : value;
                Define(name, value);
            }
        }
    }

    private void Define(string name, object? value)
    {
        _scope[name] = value;
        var shown = Values.Echo(value);
        var start = shown.Contains('\n', StringComparison.Ordinal) ? "\n" : " ";

        // The REPL shortens long values, and not by a simple rule.
        _scope.Print(shown.Length <= LongestEcho ? $"{name}: {Values.ScalaType(value)} ={start}{shown}\n" : throw new BeyondFakeException());
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

        BeyondFakeException.ThrowIf(!Values.IsPlain(last));

        if (command is "json")
        {
            return Outputs.Mime(count, "application/json", TableJson.Cell(last));
        }

        List<object?> rows = last as List<object?> ?? [last];
        BeyondFakeException.ThrowIf(rows.Exists(row => row is not (int or long or double or string or bool)));

        var type = rows.Count == 0 ? "" : TableJson.MagicType(rows[0]).Replace("INT_TYPE", "BIGINT_TYPE", StringComparison.Ordinal);
        var headers = rows.Count == 0 ? "" : $"{{\"type\":\"{type}\",\"name\":\"0\"}}";
        return Outputs.Mime(count, "application/vnd.livy.table.v1+json", $"{{\"headers\":[{headers}],\"data\":[{string.Join(',', rows.Select(row => $"[{TableJson.Cell(row)}]"))}]}}");
    }

    private string Failure(StatementContext context, RemoteErrorException error)
    {
        if (error.Name is "Error")
        {
            return Outputs.Error(context.Id, error.Name, error.Value);
        }

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

    private object? Evaluate(string text) => ExpressionEvaluator.Evaluate(text, _scope);

    [GeneratedRegex(@"^%(?<command>[a-z]+)\s*(?<name>\w*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MagicLine();

    [GeneratedRegex(@"^import (scala|java|org\.apache\.spark|spark\.implicits|sqlContext\.implicits)\.[\w.{}, ]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"^va[lr]\s+(?<name>[A-Za-z_]\w*)\s*(:(?<type>[^=]+))?=(?<value>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DefinitionLine();

    [GeneratedRegex(@"^throw new (?<name>[\w.]+)\((?<message>.*)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ThrowLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)\s*(?<operator>[-+*/]?)=(?!=)\s*(?<value>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssignmentLine();
}
