namespace Livy.Client.ConformanceTests;

/// <summary>A Livy server that the cases of one class run on; its fixture.</summary>
public interface ILivyServer
{
    /// <summary>Where it answers.</summary>
    Uri Url { get; }

    /// <summary>A client of it that the cases share.</summary>
    LivyClient Livy { get; }

    /// <summary>For requests that the client does not send.</summary>
    HttpMessageInvoker Http { get; }

    /// <summary>How many sessions it can well carry at once.</summary>
    int ManySessions { get; }

    /// <summary>The JAR with the batches SparkPi, Fail and Sleep, as the server reads it.</summary>
    string JobsJar { get; }

    /// <summary>A Python file that prints Pi, as the server reads it.</summary>
    string PiPy { get; }

    /// <summary>A local folder whose files the server may read.</summary>
    string Folder { get; }

    /// <summary>The class's own session of a kind: started when it is first asked for, deleted at the end, named.</summary>
    Task<LivySession> SessionAsync(SessionKind kind, CancellationToken cancellationToken);

    /// <summary>Tells a mock server what a real one would know by itself.</summary>
    void OnMock(Action<LivyMockServer> script);
}
