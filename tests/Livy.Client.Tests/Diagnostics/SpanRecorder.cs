using System.Collections.Concurrent;
using System.Diagnostics;

namespace Livy.Client.Tests;

/// <summary>Keeps the spans of this client that were made under a parent of its own, so that tests can run side by side.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly Activity _parent;
    private readonly ConcurrentQueue<Activity> _finished = new();

    public SpanRecorder(string name)
    {
        _parent = new Activity(name).Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LivyDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == _parent.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _parent.TraceId)
                {
                    _finished.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Finished => [.. _finished];

    public void Dispose()
    {
        _listener.Dispose();
        _parent.Dispose();
    }
}
