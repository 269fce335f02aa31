using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>The interpreters of one session: created when first needed, each with its own variables.</summary>
internal sealed class SessionInterpreters
{
    private readonly Dictionary<string, IInterpreter> _interpreters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public bool HasBroken => _broken.Count > 0;

    public void Break(string kind) => _broken.Add(kind);

    public bool IsBroken(string kind) => _broken.Contains(kind);

    public StatementOutcome Run(StatementContext context)
    {
        if (IsBroken(context.Kind))
        {
            return new StatementOutcome { Output = Outputs.Error(context.Id, "Error", "Interpreter died:\n"), BreaksInterpreter = true };
        }

        var interpreter = Of(context.Kind);
        try
        {
            if (interpreter.Run(context) is { } outcome)
            {
                return outcome;
            }
        }
        catch (Exception failure) when (failure is ArithmeticException or InvalidCastException or FormatException or ArgumentException or RegexMatchTimeoutException)
        {
            // Odd numbers and odder code: not understood, which is what the answer will say.
        }

        interpreter.Overlook(context.Code);
        return Unknown(context);
    }

    /// <summary>Takes note of code that a script answers for.</summary>
    public void Overlook(StatementContext context) => Of(context.Kind).Overlook(context.Code);

    private IInterpreter Of(string kind)
    {
        if (!_interpreters.TryGetValue(kind, out IInterpreter? interpreter))
        {
            interpreter = Create(kind);
            _interpreters.Add(kind, interpreter);
        }

        return interpreter;
    }

    private static IInterpreter Create(string kind) => kind switch
    {
        CodeKinds.PySpark => new PythonInterpreter(),
        CodeKinds.Spark => new ScalaInterpreter(),
        CodeKinds.Sql => new SqlInterpreter(),
        _ => new NoInterpreter(),
    };

    /// <summary>Says so instead of guessing, and how to help it.</summary>
    private static StatementOutcome Unknown(StatementContext context)
    {
        var first = context.Code.Split('\n')[0];
        var shown = first.Length > 60 ? first[..60] + "…" : first;
        var evalue = $"No script matches this {context.Kind} code, and it is beyond FakeLivy's own interpreters: {shown}\n"
            + "Add a script before the statement runs: livy.OnStatement(code).Returns(text).";
        return new StatementOutcome { Output = Outputs.Error(context.Id, "FakeLivy", evalue) };
    }
}
