namespace Livy.Client.Testing;

/// <summary>The log of a session or batch: two rings shown as one list, the section markers being lines of it.</summary>
internal sealed class LogBuffer(int capacity)
{
    private readonly Queue<string> _stdout = new();
    private readonly Queue<string> _stderr = new();
    private bool _isOpen;

    /// <summary>A process was started: from now on the markers are there. A phantom batch never gets here.</summary>
    public void Open() => _isOpen = true;

    public void Out(params IEnumerable<string> lines) => Add(_stdout, lines);

    public void Error(params IEnumerable<string> lines) => Add(_stderr, lines);

    public List<string> Snapshot() => _isOpen ? ["stdout: ", .. _stdout, "\nstderr: ", .. _stderr] : [];

    public IReadOnlyList<string> Tail(int count)
    {
        var all = Snapshot();
        return all.Count <= count ? all : all[^count..];
    }

    private void Add(Queue<string> ring, IEnumerable<string> lines)
    {
        Open();
        foreach (var line in lines)
        {
            ring.Enqueue(line);
            if (ring.Count > capacity)
            {
                ring.Dequeue();
            }
        }
    }
}
