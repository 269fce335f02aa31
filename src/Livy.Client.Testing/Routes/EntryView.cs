namespace Livy.Client.Testing;

/// <summary>The session and batch objects of the REST API, key by key in Livy's order, by release. Who may not view one gets an empty log, and everything else.</summary>
internal static class EntryView
{
    private const int LogLines = 10;

    public static void Write(JacksonWriter writer, LivyEntry entry, LivyProfile profile, bool hidesLog)
    {
        if (entry is InteractiveSession session)
        {
            Session(writer, session, profile, hidesLog);
        }
        else
        {
            Batch(writer, entry, profile, hidesLog);
        }
    }

    private static void Batch(JacksonWriter writer, LivyEntry batch, LivyProfile profile, bool hidesLog)
    {
        writer.Open('{').Name("id").Number(batch.Id).Name("name").String(batch.Name).Name("owner").String(batch.Owner).Name("proxyUser").String(batch.ProxyUser);
        writer.Name("state").String(batch.State).Name("appId").String(null);
        AppInfo(writer, profile);
        writer.Name("log").Strings(hidesLog ? [] : batch.Log.Tail(LogLines)).Close('}');
    }

    private static void Session(JacksonWriter writer, InteractiveSession session, LivyProfile profile, bool hidesLog)
    {
        var request = session.Request;
        writer.Open('{').Name("id").Number(session.Id).Name("name").String(session.Name).Name("appId").String(null);
        writer.Name("owner").String(session.Owner).Name("proxyUser").String(session.ProxyUser);
        writer.Name("state").String(session.State).Name("kind").String(session.Kind);
        AppInfo(writer, profile);
        writer.Name("log").Strings(hidesLog ? [] : session.Log.Tail(LogLines));
        if (profile >= LivyProfile.Livy08)
        {
            // 0.8 passes the proxy user where the ttl belongs.
            writer.Name("ttl").String(profile == LivyProfile.Livy08 ? session.ProxyUser : request.Ttl);
            if (profile >= LivyProfile.Livy09)
            {
                writer.Name("idleTimeout").String(request.IdleTimeout);
            }

            Resources(writer, request);
        }

        writer.Close('}');
    }

    private static void AppInfo(JacksonWriter writer, LivyProfile profile)
    {
        writer.Name("appInfo").Open('{').Name("driverLogUrl").String(null).Name("sparkUiUrl").String(null);
        if (profile >= LivyProfile.Livy09)
        {
            writer.Name("executorLogUrls").String(null);
        }

        writer.Close('}');
    }

    private static void Resources(JacksonWriter writer, SessionRequest request)
    {
        writer.Name("driverMemory").String(request.DriverMemory).Name("driverCores").Number(request.DriverCores);
        writer.Name("executorMemory").String(request.ExecutorMemory).Name("executorCores").Number(request.ExecutorCores);
        writer.Name("conf").Open('{');
        foreach ((string key, string? value) in request.Conf)
        {
            writer.Name(key).String(value);
        }

        writer.Close('}');
        writer.Name("archives").Strings(request.Archives);
        writer.Name("files").Strings(request.Files);
        writer.Name("heartbeatTimeoutInSecond").Number(request.HeartbeatTimeoutInSecond);
        writer.Name("jars").Strings(request.Jars);
        writer.Name("numExecutors").Number(request.NumExecutors);
        writer.Name("pyFiles").Strings(request.PyFiles);
        writer.Name("queue").String(request.Queue);
    }
}
