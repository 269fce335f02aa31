using Livy.Client.Testing;

namespace LivyCli;

/// <summary>How the sessions start that match.</summary>
internal sealed record SessionRule
{
    public string? Name { get; set; }

    /// <summary>spark, pyspark, sparkr, sql or shared.</summary>
    public string? Kind { get; set; }

    public TimeSpan? StartsIn { get; set; }

    /// <summary>The log of a session that dies while it starts; empty: its driver does not call back.</summary>
    public IReadOnlyList<string>? FailsToStart { get; set; }

    /// <summary>The states of a failing start after <c>starting</c>: some of shutting_down, killed and dead, the last for good.</summary>
    public IReadOnlyList<string>? Through { get; set; }

    public int? Times { get; set; }

    public void Check(string path)
    {
        FakeScript.CheckTimes(Times, path);
        if (Through is not null && (Through is not [.., "killed" or "dead"] || Through.Any(state => state is not ("shutting_down" or "killed" or "dead"))))
        {
            throw new ScriptException(path + ".through", "expected some of \"shutting_down\", \"killed\", \"dead\", and not \"shutting_down\" as the last");
        }
    }

    public void AddTo(FakeLivy livy)
    {
        var script = livy.OnSession(session => (Name is null || Name == session.Name) && (Kind is null || Kind == session.Kind));
        if (StartsIn is { } time)
        {
            script.StartsIn(time);
        }

        if (FailsToStart is not null)
        {
            script.FailsToStart([.. FailsToStart]);
        }

        if (Through is not null)
        {
            script.Through([.. Through]);
        }

        if (Times is { } times)
        {
            script.Times(times);
        }
    }
}
