namespace Livy.Client.Benchmarks;

/// <summary>The calls that are compared.</summary>
internal static class ComparedCalls
{
    private static readonly LivyId SessionId = Answers.SessionId;
    private static readonly CreateStatementRequest Body = new() { Code = Answers.Code };

    /// <summary>The call of the targets: a client that waits makes it more often than all others together.</summary>
    public static ComparedCall GetStatement { get; } = new(
        "GET statement",
        "get_statement",
        Answers.Statement,
        CallsPerTurn: 50,
        HasTarget: true,
        byHand => byHand.GetStatementAsync(Answers.SessionId, Answers.StatementId),
        api => api.GetStatementAsync(SessionId, Answers.StatementId),
        (_, statement) => statement.GetAsync());

    public static IReadOnlyList<ComparedCall> All { get; } =
    [
        GetStatement,
        new(
            "GET session",
            "get_session",
            Answers.Session,
            CallsPerTurn: 50,
            HasTarget: true,
            byHand => byHand.GetSessionAsync(Answers.SessionId),
            api => api.GetSessionAsync(SessionId),
            (session, _) => session.GetAsync()),
        new(
            "POST statement",
            "post_statement",
            Answers.Submitted,
            CallsPerTurn: 50,
            HasTarget: true,
            byHand => byHand.CreateStatementAsync(Answers.SessionId, Body),
            api => api.CreateStatementAsync(SessionId, Body),
            (session, _) => session.SubmitAsync(Answers.Code)),
        new(
            "GET 1 MB output",
            "get_large_output",
            Answers.LargeStatement,
            CallsPerTurn: 8,
            HasTarget: false,
            byHand => byHand.GetStatementAsync(Answers.SessionId, Answers.LargeStatementId),
            api => api.GetStatementAsync(SessionId, Answers.LargeStatementId),
            (_, statement) => statement.GetAsync()),
    ];
}
