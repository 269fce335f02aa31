namespace Livy.Client.Testing;

/// <summary>The interpreters of one session: created when first needed, each with its own variables.</summary>
internal sealed class SessionInterpreters
{
    private readonly Dictionary<string, IInterpreter> interpreters = new(StringComparer.Ordinal);
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);

    public bool HasBroken => broken.Count > 0;

    public void Break(string kind) => broken.Add(kind);

    public bool IsBroken(string kind) => broken.Contains(kind);

    public StatementOutcome Run(StatementContext context)
    {
        if (IsBroken(context.Kind))
        {
            return new StatementOutcome { Output = Outputs.Error(context.Id, "Error", "Interpreter died:\n"), BreaksInterpreter = true };
        }

        if (!interpreters.TryGetValue(context.Kind, out IInterpreter? interpreter))
        {
            interpreter = Create(context.Kind);
            interpreters.Add(context.Kind, interpreter);
        }

        return interpreter.Run(context) ?? Unknown(context);
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
        string first = context.Code.Split('\n')[0];
        string shown = first.Length > 60 ? first[..60] + "…" : first;
        string evalue = $"No script matches this {context.Kind} code, and it is beyond FakeLivy's own interpreters: {shown}\n"
            + "Add a script before the statement runs: livy.OnStatement(code).Returns(text).";
        return new StatementOutcome { Output = Outputs.Error(context.Id, "FakeLivy", evalue) };
    }
}
