namespace Livy.Client.ConformanceTests;

/// <summary>A Livy server that the cases of one class run on.</summary>
public interface ILivyServer : IAsyncLifetime
{
    /// <summary>Where it answers.</summary>
    Uri Url { get; }

    /// <summary>A client of it that the cases share.</summary>
    LivyClient Livy { get; }

    /// <summary>For requests that the client does not send.</summary>
    HttpMessageInvoker Http { get; }

    /// <summary>How many sessions it can well carry at once.</summary>
    int ManySessions { get; }

    /// <summary>The JAR of the test jobs as a local file.</summary>
    string JobsJar { get; }

    /// <summary>The same as the server reads it.</summary>
    string JobsJarUri { get; }

    /// <summary>A Python file that prints Pi, as the server reads it.</summary>
    string PiPyUri { get; }

    /// <summary>A local folder of the class whose files the server may read; deleted after the class's sessions, which look at the files again.</summary>
    string Folder { get; }

    /// <summary>The class's own session of a kind: started when it is first asked for, deleted at the end, named.</summary>
    Task<LivySession> SessionAsync(SessionKind kind, CancellationToken cancellationToken);

    /// <summary>The class's own spark session that has the test jobs.</summary>
    Task<LivySession> JobSessionAsync(CancellationToken cancellationToken);

    /// <summary>Puts a local file where the cluster reads it, and says under which URI.</summary>
    Task<string> PutIntoHdfsAsync(string file, CancellationToken cancellationToken);

    /// <summary>Tells a mock server what a real one would know by itself.</summary>
    void OnMock(Action<FakeLivy> script);

    /// <summary>The names or ids of sessions and batches that a case left behind; none where other classes run at the same time.</summary>
    Task<IReadOnlyList<string>> FindLeftoversAsync(CancellationToken cancellationToken);
}
