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

    public int? Times { get; set; }

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

        if (Times is { } times)
        {
            script.Times(times);
        }
    }
}
