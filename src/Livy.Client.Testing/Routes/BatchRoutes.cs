namespace Livy.Client.Testing;

/// <summary><c>/batches</c>. There is no stop and no connect here.</summary>
internal static class BatchRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("GET", "", static (server, exchange) => EntryPage.Render(server, exchange, server.Batches)),
        Route.Of("POST", "", Create),
        Route.Of("GET", "*", static (server, exchange) => EntryPage.Entry(server, exchange, Find(server, exchange))),
        Route.Of("DELETE", "*", Delete),
        Route.Of("GET", "*/state", static (server, exchange) => EntryPage.State(Find(server, exchange))),
        Route.Of("GET", "*/log", static (server, exchange) => LogPage.Render(exchange, Find(server, exchange, Permission.View))),
    ];

    private static BatchSession Find(ServerState server, Exchange exchange, Permission permission = Permission.None) =>
        AccessRules.Find(server, exchange, server.Batches, permission);

    private static Answer Create(ServerState server, Exchange exchange)
    {
        server.CheckCapacity();
        var values = exchange.Read(RequestShapes.Batch);
        var id = server.Batches.NextId();
        if (values is null)
        {
            var first = server.Options.Profile == LivyProfile.Livy07 ? "name" : "proxyUser";
            throw LivyFault.Failed($"java.lang.NullPointerException: Cannot invoke \"org.apache.livy.server.batch.CreateBatchRequest.{first}()\" because \"createRequest\" is null");
        }

        CheckNulls(values);
        var request = new BatchRequest()
        {
            File = values.Text("file"),
            ClassName = values.Text("className"),
            Args = [.. values.Strings("args").Select(argument => argument ?? "")],
            Name = values.Text("name"),
            ProxyUser = CreateRules.ProxyUser(server, exchange, values.Text("proxyUser")),
            Conf = values.Map("conf"),
        };
        server.Batches.CheckName(request.Name, id, server.Rejected);

        // From here on a refusal leaves the batch behind: it is registered before spark-submit is put together.
        var batch = server.RegisterBatch(id, request, exchange.User, exchange.Body.Length);
        server.Observer?.OnCreated(exchange.Request, batch);
        CheckLaunch(values, server);
        server.Launch(batch);
        return EntryPage.Entry(server, exchange, batch, 201, new KeyValuePair<string, string>("Location", $"{server.Options.BasePath}/batches/{batch.Id}"));
    }

    private static void CheckNulls(RequestValues values)
    {
        foreach ((string name, string type) in (ReadOnlySpan<(string, string)>)[("conf", "Map"), ("jars", "List"), ("pyFiles", "List"), ("files", "List"), ("archives", "List"), ("args", "List")])
        {
            if (values.IsNull(name))
            {
                throw LivyFault.Failed(
                    $"java.lang.NullPointerException: Cannot invoke \"scala.collection.immutable.{type}.nonEmpty()\" because the return value of \"org.apache.livy.server.batch.CreateBatchRequest.{name}()\" is null");
            }
        }
    }

    private static void CheckLaunch(RequestValues values, ServerState server)
    {
        foreach (string cores in (ReadOnlySpan<string>)["driverCores", "executorCores", "numExecutors"])
        {
            _ = values.BoxedInt(cores);
        }

        CreateRules.CheckConf(values, server);
        CreateRules.CheckPaths(values, server);
        var file = values.Text("file") ?? throw server.Rejected("requirement failed: File is required.");
        if (file.Length == 0 && server.Options.Profile == LivyProfile.Livy07)
        {
            throw LivyFault.Failed("java.lang.IndexOutOfBoundsException: 0");
        }

        PathRules.Check(file, server.Options, server.Rejected);
        if (values.Strings("args").Any(argument => argument is null))
        {
            throw LivyFault.Failed("java.lang.NullPointerException: Cannot invoke \"String.replace(java.lang.CharSequence, java.lang.CharSequence)\" because \"x$1\" is null");
        }
    }

    private static Answer Delete(ServerState server, Exchange exchange)
    {
        var batch = Find(server, exchange, Permission.Modify);
        batch.WhenStopped = () => server.Batches.Remove(batch);
        batch.Stop();
        if (!batch.HasProcess)
        {
            server.Observer?.OnEnded(batch);
            batch.WhenStopped();
        }

        return Answer.When(batch, () => batch.HasProcess ? null : Replies.Message(200, "deleted"));
    }
}
