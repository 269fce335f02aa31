using System.Collections.Concurrent;

namespace Livy.Client.FaultTests;

/// <summary>What came of giving up at many moments.</summary>
internal sealed class CancelFigures
{
    private readonly ConcurrentDictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _examples = new();
    private int _hangs;
    private int _undocumented;
    private int _stillRunning;
    private int _toldRunning;

    /// <summary>How calls ended.</summary>
    public IEnumerable<string> Ends => _ends.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"  {one.Value,6} {one.Key}");

    public IEnumerable<string> Examples => _examples.Take(20).Select(example => $"  {example}");

    public int Hangs => _hangs;

    public int Undocumented => _undocumented;

    /// <summary>Statements that ran on after their callers had given up, without a word.</summary>
    public int StillRunning => _stillRunning;

    /// <summary>Statements that ran on because the server could not be reached, and whose callers were told so and given the handle.</summary>
    public int ToldRunning => _toldRunning;

    /// <summary>Sessions and batches that live after all clients are gone.</summary>
    public int Left { get; set; }

    /// <summary>Phantoms that hold a name after all clients are gone.</summary>
    public int PhantomsLeft { get; set; }

    /// <summary>Exceptions that nobody has seen.</summary>
    public int Unobserved { get; set; }

    public bool IsBroken => Hangs + Undocumented + StillRunning + Left + PhantomsLeft + Unobserved > 0;

    public void AddEnd(string end) => _ends.AddOrUpdate(end, 1, (_, count) => count + 1);

    public void AddHang(string example) => Add(ref _hangs, "hang", example);

    public void AddUndocumented(string example) => Add(ref _undocumented, "undocumented", example);

    public void AddStillRunning(string example) => Add(ref _stillRunning, "still running", example);

    public void AddToldRunning(string example) => Add(ref _toldRunning, "running, as its caller knows", example);

    public void AddExample(string example) => _examples.Enqueue(example);

    private void Add(ref int count, string what, string example)
    {
        Interlocked.Increment(ref count);
        _examples.Enqueue($"{what}: {example}");
    }
}
