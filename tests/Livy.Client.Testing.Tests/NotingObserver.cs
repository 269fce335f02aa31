namespace Livy.Client.Testing.Tests;

/// <summary>Writes down what it is told, a line each.</summary>
internal sealed class NotingObserver : IStateObserver
{
    public List<string> Notes { get; } = [];

    public void OnCreated(FakeLivyRequest request, LivyEntry entry) => Notes.Add($"created {entry.Id}");

    public void OnLaunched(BatchSession batch) => Notes.Add($"launched {batch.Id}");

    public void OnAddressed(FakeLivyRequest request, LivyEntry entry) => Notes.Add($"{request.Method} addressed {entry.Id}");

    public void OnSubmitted(FakeLivyRequest request, InteractiveSession session, Statement statement) => Notes.Add($"submitted {session.Id}/{statement.Id}");

    public void OnRunning(InteractiveSession session, Statement statement) => Notes.Add($"running {session.Id}/{statement.Id}");

    public void OnEnded(LivyEntry entry) => Notes.Add($"ended {entry.Id}");

    public void OnRestart() => Notes.Add("restart");
}
