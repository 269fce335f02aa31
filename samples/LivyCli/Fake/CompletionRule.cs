using Livy.Client.Testing;

namespace LivyCli;

/// <summary>What the completions find that match: all of them without <c>code</c> and <c>regex</c>.</summary>
internal sealed record CompletionRule
{
    public string? Code { get; set; }

    public string? Regex { get; set; }

    /// <summary>Only completions of this kind: spark, pyspark, sparkr or sql.</summary>
    public string? Kind { get; set; }

    public IReadOnlyList<string> Candidates { get; set; } = [];

    public TimeSpan? Takes { get; set; }

    public int? Times { get; set; }

    public void Check(string path)
    {
        FakeScript.CheckTimes(Times, path);
        CodeMatch.Check(Code, Regex, path);
    }

    public void AddTo(FakeLivy livy)
    {
        var isMeant = CodeMatch.Of(Code, Regex);
        var script = livy.OnCompletion(completion => (Kind is null || Kind == completion.Kind) && isMeant(completion.Code)).Returns([.. Candidates]);
        if (Takes is { } takes)
        {
            script.Takes(takes);
        }

        if (Times is { } times)
        {
            script.Times(times);
        }
    }
}
