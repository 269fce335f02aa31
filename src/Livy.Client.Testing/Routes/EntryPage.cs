namespace Livy.Client.Testing;

/// <summary>The list pages of sessions and batches, whose array is called <c>sessions</c> in both.</summary>
internal static class EntryPage
{
    public static FakeLivyResponse Render<T>(ServerState server, Exchange exchange, EntryManager<T> manager)
        where T : LivyEntry
    {
        var from = exchange.IntParameter("from", 0);
        var size = exchange.IntParameter("size", 100);

        // Scala's slice: a negative start is cut off, the end is not moved for it.
        var end = (long)from + size;
        var skip = Math.Max(0, from);
        var take = (int)Math.Clamp(end - skip, 0, int.MaxValue);
        var body = new JacksonWriter().Open('{').Name("from").Number(from).Name("total").Number(manager.Count).Name("sessions").Open('[');
        foreach (var entry in manager.All.Skip(skip).Take(take))
        {
            if (IsDenied(server, exchange, out var denial))
            {
                // The objects are only made while the answer is being written, so the denial comes too late for a status of its own.
                return JettyPages.Failed(exchange, denial, $"scala.collection.convert.Wrappers$MapWrapper[\"sessions\"]->{Lists(server.Options.Profile)}[0]");
            }

            Write(server, exchange, entry, body);
        }

        return Replies.Json(200, body.Close(']').Close('}'));
    }

    public static FakeLivyResponse Entry(ServerState server, Exchange exchange, LivyEntry entry, int status = 200, params ReadOnlySpan<KeyValuePair<string, string>> headers)
    {
        var body = new JacksonWriter();
        Write(server, exchange, entry, body);
        return Replies.Json(status, body, headers);
    }

    public static FakeLivyResponse State(LivyEntry entry) =>
        Replies.Json(200, new JacksonWriter().Open('{').Name("id").Number(entry.Id).Name("state").String(entry.State).Close('}'));

    /// <summary>The Scala class of the list, which is another since 2.12.</summary>
    private static string Lists(LivyProfile profile) => profile == LivyProfile.Livy07 ? "scala.collection.convert.Wrappers$IterableWrapper" : "scala.collection.IterableViewLike$$anon$6";

    private static void Write(ServerState server, Exchange exchange, LivyEntry entry, JacksonWriter body)
    {
        var mayView = AccessRules.MayView(server.Options, entry, AccessRules.EffectiveUser(server.Options, exchange));
        EntryView.Write(body, entry, server.Options.Profile, hidesLog: !mayView);
    }

    private static bool IsDenied(ServerState server, Exchange exchange, out string denial)
    {
        try
        {
            denial = "";
            AccessRules.EffectiveUser(server.Options, exchange);
            return false;
        }
        catch (Refusal)
        {
            denial = "java.security.AccessControlException: " + AccessRules.Denial(exchange.User, exchange.Target.Parameter("doAs")!);
            return true;
        }
    }
}
