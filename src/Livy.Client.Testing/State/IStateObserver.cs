namespace Livy.Client.Testing;

/// <summary>
/// Is told what the server does, while it does it and under its lock. The journal has what went over the wire; what really became of it, whatever the client was answered, is seen only here.
/// </summary>
internal interface IStateObserver
{
    /// <summary>A session was created, or a batch registered: one that is refused from here on stays behind as a phantom.</summary>
    void OnCreated(FakeLivyRequest request, LivyEntry entry);

    /// <summary>The process of a registered batch was spawned.</summary>
    void OnLaunched(BatchSession batch);

    /// <summary>A request names this session or batch, by number or by name; whether it may have what it wants is decided after this.</summary>
    void OnAddressed(FakeLivyRequest request, LivyEntry entry);

    /// <summary>A statement was taken into the queue.</summary>
    void OnSubmitted(FakeLivyRequest request, InteractiveSession session, Statement statement);

    /// <summary>A statement begins to run.</summary>
    void OnRunning(InteractiveSession session, Statement statement);

    /// <summary>The process of a session or batch has ended, or a phantom was removed. May come twice.</summary>
    void OnEnded(LivyEntry entry);

    /// <summary>All that lives is killed, and ids start at 0 again.</summary>
    void OnRestart();
}
