using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>Flat Python: assignments, expressions, <c>print</c>, <c>time.sleep</c>, <c>raise</c> and the magics. Anything with a block needs a script.</summary>
internal sealed partial class PythonInterpreter : IInterpreter
{
    private static readonly string[] Modules = ["time", "sys", "os", "json", "math", "re", "random", "datetime", "decimal", "pyspark", "warnings"];
    private readonly VariableTable _variables = new();

    public void Overlook(string code) => _variables.Overlook(code);

    public StatementOutcome? Run(StatementContext context)
    {
        if (PythonSyntax.Error(context) is { } syntaxError)
        {
            return new StatementOutcome { Output = syntaxError };
        }

        var run = new PythonRun();
        try
        {
            var lines = PythonSyntax.Lines(context.Code);
            for (var at = 0; at < lines.Count; at++)
            {
                Line(lines[at], isLast: at == lines.Count - 1, run, context);
            }
        }
        catch (BeyondFakeException)
        {
            return null;
        }
        catch (RemoteErrorException error)
        {
            var last = error.Value.Length == 0 ? error.Name : $"{error.Name}: {error.Value}";
            string[] frames = error.Frame is null ? [] : [error.Frame];
            run.Output = Outputs.Error(context.Id, error.Name, error.Value, ["Traceback (most recent call last):\n", .. frames, last + "\n"]);
        }

        return new StatementOutcome
        {
            Output = run.Output ?? Outputs.Text(context.Id, run.Text.ToString().TrimEnd()),
            Duration = run.Slept > TimeSpan.Zero ? run.Slept : null,
            IgnoresCancel = run.Slept > TimeSpan.Zero,
        };
    }

    private void Line(string line, bool isLast, PythonRun run, StatementContext context)
    {
        if (line.StartsWith('%'))
        {
            run.Output = PythonMagics.Run(line, context.Id, _variables, run.Text.ToString().TrimEnd());
            return;
        }

        // A line after the magic wins.
        run.Output = null;
        if (line is "pass" || (ImportLine().Match(line) is { Success: true } import && Import(import.Groups["module"].Value)))
        {
            return;
        }

        if (CallLine().Match(line) is { Success: true } call)
        {
            Call(call.Groups["name"].Value, call.Groups["arguments"].Value, run);
        }
        else if (RaiseLine().Match(line) is { Success: true } raise)
        {
            Raise(raise.Groups["name"].Value, raise.Groups["arguments"].Value);
        }
        else if (AssignmentLine().Match(line) is { Success: true } assignment)
        {
            Assign(assignment.Groups["name"].Value, assignment.Groups["operator"].Value, assignment.Groups["value"].Value);
        }
        else if (Evaluate(line) is { } value && isLast)
        {
            run.Text.Append(Values.Repr(value));
        }
    }

    private static bool Import(string module)
    {
        var top = module.Split('.')[0];
        if (Modules.Contains(top, StringComparer.Ordinal))
        {
            return true;
        }

        throw top.StartsWith("nosuch", StringComparison.Ordinal) || top.StartsWith("missing", StringComparison.Ordinal)
            ? new RemoteErrorException("ModuleNotFoundError", $"No module named '{top}'")
            : new BeyondFakeException();
    }

    private void Call(string name, string text, PythonRun run)
    {
        if (name is "exit" or "quit")
        {
            throw new RemoteErrorException("SystemExit", text.Length == 0 ? "None" : text) { Frame = "  File \"<frozen _sitebuiltins>\", line 26, in __call__\n" };
        }

        var arguments = new ExpressionEvaluator(text, Dialect.Python, _variables);
        if (name is "time.sleep")
        {
            var seconds = double.Parse(Values.Repr(arguments.Expression()), CultureInfo.InvariantCulture);
            run.Slept += TimeSpan.FromSeconds(seconds);
            return;
        }

        List<string> shown = [];
        var end = "\n";
        var separator = " ";
        while (!arguments.IsAtEnd)
        {
            if (arguments.Take("end"))
            {
                end = Keyword(arguments);
            }
            else if (arguments.Take("sep"))
            {
                separator = Keyword(arguments);
            }
            else
            {
                shown.Add(Values.Str(arguments.Expression()));
            }

            if (!arguments.IsAtEnd && !arguments.Take(","))
            {
                throw new BeyondFakeException();
            }
        }

        run.Text.Append(string.Join(separator, shown)).Append(end);
    }

    private static string Keyword(ExpressionEvaluator arguments) =>
        arguments.Take("=") && arguments.Expression() is string value ? value : throw new BeyondFakeException();

    private void Raise(string name, string arguments)
    {
        var value = arguments.Length == 0 ? "" : Evaluate(arguments);
        throw new RemoteErrorException(name, name is "KeyError" ? Values.Repr(value) : Values.Str(value));
    }

    private void Assign(string name, string symbol, string expression)
    {
        var value = Evaluate(expression);
        _variables[name] = symbol.Length == 0 ? value : Operators.Apply(Dialect.Python, symbol, Evaluate(name), value);
    }

    private object? Evaluate(string text) => ExpressionEvaluator.Evaluate(text, Dialect.Python, _variables);

    [GeneratedRegex(@"^(import (?<module>[\w.]+)( as \w+)?|from (?<module>[\w.]+) import [\w, ]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"^(?<name>print|time\.sleep|exit|quit)\s*\((?<arguments>.*)\)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallLine();

    [GeneratedRegex(@"^raise (?<name>\w+)(\((?<arguments>.*)\))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RaiseLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)\s*(?<operator>[-+*/]?)=(?!=)\s*(?<value>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssignmentLine();

    /// <summary>What a statement has come to so far.</summary>
    private sealed class PythonRun
    {
        public StringBuilder Text { get; } = new();

        public string? Output { get; set; }

        public TimeSpan Slept { get; set; }
    }
}
