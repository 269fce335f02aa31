namespace Livy.Client.Testing;

/// <summary>The page arithmetic of <c>GET …/log</c>: by default the tail, not the head.</summary>
internal static class LogPage
{
    private const int DefaultSize = 100;

    public static FakeLivyResponse Render(Exchange exchange, LivyEntry entry)
    {
        var lines = entry.Log.Snapshot();
        var from = exchange.IntParameter("from", -1);
        var size = exchange.IntParameter("size", DefaultSize);
        if (size < 0)
        {
            size = lines.Count;
        }

        if (from < 0)
        {
            from = Math.Max(0, lines.Count - size);
        }

        var body = new JacksonWriter().Open('{').Name("id").Number(entry.Id).Name("from").Number(from).Name("total").Number(lines.Count);
        body.Name("log").Strings(lines.Skip(from).Take(size)).Close('}');
        return Replies.Json(200, body);
    }
}
