namespace Livy.Client.Testing;

/// <summary>One batch. A batch that was refused while starting stays behind as a phantom: <c>starting</c>, without a log, for ever.</summary>
internal sealed class BatchSession(int id, BatchRequest request, FakeLivyOptions options, EventQueue events)
    : LivyEntry(id, request.Name, new LogBuffer(options.CacheLogSize), new EntryEvents(events))
{
    private static readonly TimeSpan SpawnTime = TimeSpan.FromMilliseconds(5);
    private ScheduledEvent? _next;
    private string _state = "starting";
    private bool _isStopping;

    public BatchRequest Request { get; } = request;

    public override string State => _state;

    public override bool HasProcess => _next is { IsCancelled: false };

    /// <summary>spark-submit was spawned; without this call the batch is a phantom.</summary>
    public void Launch(BatchScript script)
    {
        Log.Open();
        _next = Events.Schedule(SpawnTime, () =>
        {
            _state = "running";
            Log.Out(script.StartLog(Request, Events.Now));
            _next = Events.Schedule(script.Duration ?? options.BatchTime, () =>
            {
                Log.Out(script.EndLog(Request, Events.Now));
                Finish(script.EndState);
            });
        });
    }

    public override void Stop()
    {
        if (_isStopping || !HasProcess)
        {
            return;
        }

        _isStopping = true;
        Events.CancelAll();
        _next = Events.Schedule(_state is "starting" ? TimeSpan.Zero : options.StopTime, () => Finish("dead"));
    }

    private void Finish(string endState)
    {
        _state = endState;
        End();
    }
}
