namespace Livy.Client.Benchmarks;

/// <summary>How much load.</summary>
/// <param name="Sessions">Living at the same time.</param>
/// <param name="Statements">In all of them together.</param>
/// <param name="Connections">Concurrent requests.</param>
/// <param name="Longest">After it the run is given up.</param>
internal sealed record MockOptions(int Sessions, int Statements, int Connections, TimeSpan Longest)
{
    private const string QuickName = "--quick";

    public const string Usage = $"[{QuickName}]";

    /// <summary>Compiles and touches everything, so that what is measured afterwards is load.</summary>
    public MockOptions WarmUp => this with { Sessions = 500, Statements = 5_000 };

    /// <summary>Reads the options; <see langword="null"/> if one is unknown.</summary>
    public static MockOptions? Parse(IReadOnlyList<string> options) => options switch
    {
        [] => new MockOptions(Sessions: 2_000, Statements: 20_000, Connections: 200, TimeSpan.FromMinutes(5)),
        [QuickName] => new MockOptions(Sessions: 500, Statements: 5_000, Connections: 200, TimeSpan.FromMinutes(2)),
        _ => null,
    };
}
