using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>Flat Python: assignments, expressions, <c>import</c>, <c>raise</c>, <c>for</c> over a list, and the magics. Anything with another block needs a script.</summary>
internal sealed partial class PythonInterpreter(SparkApplication spark) : IInterpreter
{
    private static readonly string[] Modules = ["time", "sys", "os", "json", "math", "re", "random", "datetime", "decimal", "pyspark", "warnings"];
    private readonly Scope _scope = new(Dialect.Python, spark);

    public void Overlook(string code) => _scope.Overlook(code);

    public StatementOutcome? Run(StatementContext context)
    {
        _scope.BeginStatement();
        string? output;
        try
        {
            output = Lines(CodeLines.Read(context.Code, Dialect.Python), context.Id) ?? Outputs.Text(context.Id, Printed);
        }
        catch (RemoteErrorException error)
        {
            output = Outputs.Error(context.Id, error.Name, error.Value, error.Traceback ?? ["Traceback (most recent call last):\n", error.Value.Length == 0 ? error.Name + "\n" : $"{error.Name}: {error.Value}\n"]);
        }

        return new StatementOutcome { Output = output, Duration = _scope.Slept > TimeSpan.Zero ? _scope.Slept : null, IgnoresCancel = _scope.Slept > TimeSpan.Zero };
    }

    private string Printed => _scope.Printed.ToString().TrimEnd();

    /// <returns>The output of a magic, when the last line is one.</returns>
    private string? Lines(List<CodeLine> lines, int count)
    {
        string? magic = null;
        for (var at = 0; at < lines.Count;)
        {
            var line = lines[at++].Text;
            var body = at;
            while (at < lines.Count && lines[at].Indent > lines[body - 1].Indent)
            {
                at++;
            }

            // A line after the magic wins.
            magic = line.StartsWith('%') ? PythonMagics.Run(line, count, _scope, Printed) : null;
            if (line.StartsWith("for ", StringComparison.Ordinal))
            {
                Loop(line, lines[body..at], isLast: at == lines.Count);
            }
            else if (magic is null)
            {
                Line(body == at ? line : throw new BeyondFakeException(), isLast: at == lines.Count);
            }
        }

        return magic;
    }

    private void Loop(string line, List<CodeLine> body, bool isLast)
    {
        var header = new ExpressionEvaluator(line, _scope);
        header.Expect("for");
        var name = header.Next();
        header.Expect("in");
        var items = header.Expression() as List<object?> ?? throw new BeyondFakeException();
        header.Expect(":");
        BeyondFakeException.ThrowIf((header.IsAtEnd && body.Count == 0) || body.Exists(inner => inner.Indent != body[0].Indent));
        body = header.IsAtEnd ? body : [new CodeLine(0, line[header.Current.Start..]), .. body];

        foreach (var item in items)
        {
            _scope[name.Text] = item;
            body.ForEach(inner => Line(inner.Text, isLast));
        }
    }

    private void Line(string line, bool isLast)
    {
        if (line is "pass" || (ImportLine().Match(line) is { Success: true } import && Import(import)))
        {
            return;
        }

        if (RaiseLine().Match(line) is { Success: true } raise)
        {
            Raise(raise.Groups["name"].Value, raise.Groups["arguments"].Value);
        }
        else if (AssignmentLine().Match(line) is { Success: true } assignment)
        {
            Assign(assignment.Groups["name"].Value, assignment.Groups["operator"].Value, assignment.Groups["value"].Value);
        }
        else if (Evaluate(line) is { } value && isLast)
        {
            _scope.Print(Values.Repr(value) + "\n");
        }
    }

    private bool Import(Match import)
    {
        var top = import.Groups["module"].Value.Split('.')[0];
        if (!Modules.Contains(top, StringComparer.Ordinal))
        {
            throw top.StartsWith("nosuch", StringComparison.Ordinal) || top.StartsWith("missing", StringComparison.Ordinal)
                ? new RemoteErrorException("ModuleNotFoundError", $"No module named '{top}'")
                : new BeyondFakeException();
        }

        var names = import.Groups["names"].Value;
        _scope.Overlook(names);
        if (names.Length == 0 && top is "sys" or "pyspark")
        {
            _scope[top] = new PythonModule(top);
        }
        else if (names is "SparkSession")
        {
            _scope[names] = SparkObject.SessionClass;
        }

        return true;
    }

    private void Raise(string name, string arguments)
    {
        var value = arguments.Length == 0 ? "" : Evaluate(arguments);
        throw new RemoteErrorException(name, name is "KeyError" ? Values.Repr(value) : Values.Str(value));
    }

    private void Assign(string name, string symbol, string expression)
    {
        var value = Evaluate(expression);
        _scope[name] = symbol.Length == 0 ? value : Operators.Apply(Dialect.Python, symbol, Evaluate(name), value);
    }

    private object? Evaluate(string text) => ExpressionEvaluator.Evaluate(text, _scope);

    [GeneratedRegex(@"^(import (?<module>[\w.]+)( as (?<names>\w+))?|from (?<module>[\w.]+) import (?<names>[\w, ]+))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"^raise (?<name>\w+)(\((?<arguments>.*)\))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RaiseLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)\s*(?<operator>[-+*/]?)=(?!=)\s*(?<value>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssignmentLine();
}
