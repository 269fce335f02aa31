namespace Livy.Client.Testing;

/// <summary><c>/sessions/{id}/completion</c>.</summary>
internal static class CompletionRoutes
{
    public static IReadOnlyList<Route> All { get; } = [Route.Of("POST", "*/completion", Complete)];

    private static Answer Complete(ServerState server, Exchange exchange)
    {
        var values = exchange.Read(RequestShapes.Completion);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        session.CheckRunning();
        session.Touch();
        if (values is null)
        {
            throw StatementRoutes.ContentMissing("CompletionRequest");
        }

        FakeLivyResponse? found = null;
        var isOver = false;
        return DriverCall.To(session, () =>
        {
            if (found is null)
            {
                var context = Context(values, session);
                var script = IsInside(context) ? Guarded(() => server.Scripts.ForCompletion(context)) : null;
                found = Candidates(script is null ? Completions.Of(context) : Guarded(() => script.Run(context)));
                isOver = script is null || script.Duration <= TimeSpan.Zero;
                if (!isOver)
                {
                    session.Events.Schedule(script!.Duration, () => isOver = true);
                }
            }

            return isOver ? found : null;
        });
    }

    private static CompletionContext Context(RequestValues values, InteractiveSession session)
    {
        var code = values.Text("code") ?? throw DriverFaults.CodeMissing(inCompletion: true);
        var kind = values.Text("kind");
        return new CompletionContext
        {
            SessionId = session.Id,
            SessionName = session.Name,
            Code = LineEnds.ToUnix(code),
            Cursor = values.Int("cursor"),
            Kind = (kind is null ? null : CodeKinds.Parse(kind)) ?? throw DriverFaults.InvalidKind(kind ?? "null", inCompletion: true),
        };
    }

    private static bool IsInside(CompletionContext context) => context.Cursor >= 0 && context.Cursor <= context.Code.Length;

    /// <summary>The test's own code runs in here; what it throws must be seen by the test and not upset the server.</summary>
    private static T Guarded<T>(Func<T> script)
    {
        try
        {
            return script();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw LivyFault.Failed($"FakeLivy: the script for this completion threw {failure.GetType().Name}: {failure.Message}");
        }
    }

    private static FakeLivyResponse Candidates(IEnumerable<string> candidates) =>
        Replies.Json(200, new JacksonWriter().Open('{').Name("candidates").Strings(candidates).Close('}'));
}
