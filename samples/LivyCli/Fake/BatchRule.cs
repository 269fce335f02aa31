using Livy.Client.Testing;

namespace LivyCli;

/// <summary>What the batches do that match.</summary>
internal sealed record BatchRule
{
    /// <summary>The file as sent, or the end of it.</summary>
    public string? File { get; set; }

    public string? ClassName { get; set; }

    public IReadOnlyList<string>? Log { get; set; }

    public TimeSpan? Takes { get; set; }

    public BatchEnd Ends { get; set; }

    public int? Times { get; set; }

    public void Check(string path) => FakeScript.CheckTimes(Times, path);

    public void AddTo(FakeLivy livy)
    {
        var script = livy.OnBatch(batch =>
            (File is null || batch.File?.EndsWith(File, StringComparison.Ordinal) == true) && (ClassName is null || ClassName == batch.ClassName));
        if (Log is not null)
        {
            script.Logs([.. Log]);
        }

        if (Takes is { } takes)
        {
            script.Takes(takes);
        }

        if (Times is { } times)
        {
            script.Times(times);
        }

        _ = Ends switch
        {
            BatchEnd.Dead => script.Dies(),
            BatchEnd.Killed => script.Killed(),
            _ => script.Succeeds(),
        };
    }
}
