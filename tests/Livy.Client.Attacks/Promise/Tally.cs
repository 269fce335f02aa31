using System.Collections.Concurrent;

namespace Livy.Client.Attacks;

/// <summary>Counts how calls ended; thread-safe, and the same whatever the order.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _exceptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Violation First, int Count)> _violations = new(StringComparer.Ordinal);
    private int _results;

    public int Results => _results;

    public int Violations => _violations.Values.Sum(cause => cause.Count);

    /// <summary>The documented exceptions by name, the frequent ones first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Exceptions => _exceptions.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>One violation of each cause, that of the lowest index, and how many there are.</summary>
    public IEnumerable<(Violation First, int Count)> Causes => _violations.Values.OrderByDescending(cause => cause.Count).ThenBy(cause => cause.First.Index);

    public void Add(AttackCase attack, CallReport report)
    {
        foreach (var (member, error) in report.Broken)
        {
            var violation = new Violation(attack.Index, attack.Example.Golden.Name, attack.MutationNames, report.Call, member, error);
            _violations.AddOrUpdate(
                violation.Cause, _ => (violation, 1), (_, known) => (violation.Index < known.First.Index ? violation : known.First, known.Count + 1));
        }

        if (report.Error is null)
        {
            Interlocked.Increment(ref _results);
        }
        else if (report.IsDocumented)
        {
            _exceptions.AddOrUpdate(report.Error.GetType().Name, 1, (_, count) => count + 1);
        }
    }
}
