using Livy.Client.Testing;

namespace LivyCli;

/// <summary>A script file. In each list the first rule that matches is taken.</summary>
internal sealed record FakeScript
{
    public ServerSettings Options { get; set; } = new();

    public IReadOnlyList<StatementRule> Statements { get; set; } = [];

    public IReadOnlyList<CompletionRule> Completions { get; set; } = [];

    public IReadOnlyList<SessionRule> Sessions { get; set; } = [];

    public IReadOnlyList<BatchRule> Batches { get; set; } = [];

    public IReadOnlyList<JobRule> Jobs { get; set; } = [];

    /// <summary>Finds what the shape of the JSON does not show.</summary>
    public void Check()
    {
        Options.Check("$.options");
        Check(Statements, "statements", static (rule, path) => rule.Check(path));
        Check(Completions, "completions", static (rule, path) => rule.Check(path));
        Check(Sessions, "sessions", static (rule, path) => rule.Check(path));
        Check(Batches, "batches", static (rule, path) => rule.Check(path));
        Check(Jobs, "jobs", static (rule, path) => rule.Check(path));
    }

    /// <summary>The fake asks the newest script first, hence backwards.</summary>
    public void AddTo(FakeLivy livy)
    {
        AddBackwards(Statements, rule => rule.AddTo(livy));
        AddBackwards(Completions, rule => rule.AddTo(livy));
        AddBackwards(Sessions, rule => rule.AddTo(livy));
        AddBackwards(Batches, rule => rule.AddTo(livy));
        AddBackwards(Jobs, rule => rule.AddTo(livy));
    }

    internal static void CheckTimes(int? times, string path)
    {
        if (times <= 0)
        {
            throw new ScriptException(path + ".times", $"expected 1 or more, found {times}");
        }
    }

    private static void Check<T>(IReadOnlyList<T> rules, string name, Action<T, string> check)
    {
        for (var index = 0; index < rules.Count; index++)
        {
            check(rules[index], $"$.{name}[{index}]");
        }
    }

    private static void AddBackwards<T>(IReadOnlyList<T> rules, Action<T> add)
    {
        foreach (var rule in rules.Reverse())
        {
            add(rule);
        }
    }
}
