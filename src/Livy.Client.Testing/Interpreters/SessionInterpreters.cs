using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>The interpreters of one session: created when first needed, each with its own variables.</summary>
/// <param name="mostRows"><c>livy.rsc.sql.num-rows</c>.</param>
internal sealed class SessionInterpreters(int mostRows = 1_000)
{
    private const int LongestCode = 1 << 18;
    private const int DeepestCode = 1000;
    private readonly Dictionary<string, IInterpreter> _interpreters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private SparkApplication? _spark;

    public bool HasBroken => _broken.Count > 0;

    public void Break(string kind) => _broken.Add(kind);

    public bool IsBroken(string kind) => _broken.Contains(kind);

    public StatementOutcome Run(StatementContext context)
    {
        if (IsBroken(context.Kind))
        {
            return new StatementOutcome { Output = Outputs.Error(context.Id, "Error", "Interpreter died:\n"), BreaksInterpreter = true };
        }

        if (Overflows(context))
        {
            return new StatementOutcome { Output = Outputs.Error(context.Id, "Internal Error: java.lang.StackOverflowError", null) };
        }

        var interpreter = Of(context);
        try
        {
            _spark!.BeginStatement();
            if (context.Code.Length <= LongestCode && interpreter?.Run(context) is { } outcome)
            {
                return outcome;
            }
        }
        catch (Exception failure) when (failure is BeyondFakeException or ArithmeticException or InvalidCastException or FormatException or ArgumentException or RegexMatchTimeoutException)
        {
            // Odd numbers and odder code: not understood, which is what the answer will say.
        }

        Overlook(context);
        return Unknown(context);
    }

    /// <summary>Takes note of code that a script answers for.</summary>
    public void Overlook(StatementContext context)
    {
        Of(context)?.Overlook(context.Code);
        _spark!.Overlook(context.Code);
    }

    private IInterpreter? Of(StatementContext context)
    {
        _spark ??= new SparkApplication(context.SessionId, context.SessionName);
        if (!_interpreters.TryGetValue(context.Kind, out IInterpreter? interpreter) && Create(context.Kind, _spark) is { } created)
        {
            interpreter = created;
            _interpreters.Add(context.Kind, interpreter);
        }

        return interpreter;
    }

    private IInterpreter? Create(string kind, SparkApplication spark) => kind switch
    {
        CodeKinds.PySpark => new PythonInterpreter(spark),
        CodeKinds.Spark => new ScalaInterpreter(spark),
        CodeKinds.Sql => new SqlInterpreter(spark, mostRows),
        _ => null,
    };

    /// <summary>The parsers of Scala and SQL are recursive, and SQL's looks for the end first.</summary>
    private static bool Overflows(StatementContext context)
    {
        var depth = 0;
        var deepest = 0;
        foreach (var character in context.Code)
        {
            depth += character is '(' or '{' ? 1 : character is ')' or '}' ? -1 : 0;
            deepest = Math.Max(depth, deepest);
        }

        return deepest >= DeepestCode && (context.Kind is CodeKinds.Spark || (context.Kind is CodeKinds.Sql && depth == 0));
    }

    /// <summary>Says so instead of guessing, and how to help it.</summary>
    private static StatementOutcome Unknown(StatementContext context)
    {
        var first = context.Code.AsSpan(0, Math.Min(context.Code.Length, 61));
        first = first.IndexOf('\n') is >= 0 and var end ? first[..end] : first;
        var shown = first.Length > 60 ? $"{first[..60]}…" : first.ToString();
        var evalue = $"No script matches this {context.Kind} code, and it is beyond FakeLivy's own interpreters: {shown}\n"
            + "Add a script before the statement runs: livy.OnStatement(code).Returns(text).";
        return new StatementOutcome { Output = Outputs.Error(context.Id, "FakeLivy", evalue) };
    }
}
