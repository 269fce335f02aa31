namespace Livy.Client.Attacks;

/// <summary>The calls of the handles that send one request of a route. The one place that names members of the handles.</summary>
internal static class FriendlyCalls
{
    private const string Code = "1 + 1";

    public static IReadOnlyList<ClientCall> Of(Example example)
    {
        var id = new LivyId(example.NumberIn(0));
        return example.Route.Name switch
        {
            "GET /version" => [ClientCall.Of("GetVersionAsync", (client, token) => client.GetVersionAsync(token))],
            "GET /sessions" => [ClientCall.Of("Sessions.ListPageAsync", (client, token) => client.Sessions.ListPageAsync(cancellationToken: token))],
            "POST /sessions" => [ClientCall.Of("Sessions.CreateAsync", (client, token) => client.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), token))],
            "GET /batches" => [ClientCall.Of("Batches.ListPageAsync", (client, token) => client.Batches.ListPageAsync(cancellationToken: token))],
            "POST /batches" => [ClientCall.Of("Batches.SubmitAsync", (client, token) => client.Batches.SubmitAsync(new BatchSpec("hdfs:///sample.jar"), token))],
            _ when example.Route.Name.Contains("/batches/", StringComparison.Ordinal) => OfBatch(example.Route.Name, id),
            _ => OfSession(example, id),
        };
    }

    private static IReadOnlyList<ClientCall> OfBatch(string route, LivyId id) => route switch
    {
        "GET /batches/{id}" => [ClientCall.Of("batch.GetAsync", (client, token) => client.Batches.Attach(id).GetAsync(token))],
        "GET /batches/{id}/state" => [ClientCall.Of("batch.GetStateAsync", (client, token) => client.Batches.Attach(id).GetStateAsync(token))],
        "GET /batches/{id}/log" => [ClientCall.Of("batch.Log.ReadTailAsync", (client, token) => client.Batches.Attach(id).Log.ReadTailAsync(cancellationToken: token))],
        "DELETE /batches/{id}" => [ClientCall.Of("batch.DeleteAsync", (client, token) => client.Batches.Attach(id).DeleteAsync(token))],
        _ => [],
    };

    private static IReadOnlyList<ClientCall> OfSession(Example example, LivyId id)
    {
        LivySession Session(LivyClient client) => client.Sessions.Attach(id);
        LivyStatement Statement(LivyClient client) => Session(client).AttachStatement((int)SampleValues.FromText(typeof(int), example.NumberIn(1)));
        return example.Route.Name switch
        {
            "GET /sessions/{id}" => [ClientCall.Of("session.GetAsync", (client, token) => Session(client).GetAsync(token))],
            "GET /sessions/{id}/state" => [ClientCall.Of("session.GetStateAsync", (client, token) => Session(client).GetStateAsync(token))],
            "GET /sessions/{id}/log" => [ClientCall.Of("session.Log.ReadTailAsync", (client, token) => Session(client).Log.ReadTailAsync(cancellationToken: token))],
            "DELETE /sessions/{id}" => [ClientCall.Of("session.DeleteAsync", (client, token) => Session(client).DeleteAsync(token))],
            "POST /sessions/{id}/stop" => [ClientCall.Of("session.StopAsync", (client, token) => Session(client).StopAsync(token))],
            "POST /sessions/{id}/connect" => [ClientCall.Of("session.TouchAsync", (client, token) => Session(client).TouchAsync(token))],
            "POST /sessions/{id}/completion" =>
                [ClientCall.Of("session.CompleteAsync", (client, token) => Session(client).CompleteAsync(Code, kind: StatementKind.Spark, cancellationToken: token))],
            "GET /sessions/{id}/statements" => [ClientCall.Of("session.ListStatementsPageAsync", (client, token) => Session(client).ListStatementsPageAsync(cancellationToken: token))],
            "POST /sessions/{id}/statements" => [ClientCall.Of("session.SubmitAsync", (client, token) => Session(client).SubmitAsync(Code, StatementKind.Spark, token))],
            "GET /sessions/{id}/statements/{statementId}" => [ClientCall.Of("statement.GetAsync", (client, token) => Statement(client).GetAsync(token))],
            "POST /sessions/{id}/statements/{statementId}/cancel" => [ClientCall.Of("statement.CancelAsync", (client, token) => Statement(client).CancelAsync(token))],
            _ => [],
        };
    }
}
