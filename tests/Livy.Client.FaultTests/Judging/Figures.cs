using System.Globalization;

namespace Livy.Client.FaultTests;

/// <summary>What a judge has counted.</summary>
internal sealed class Figures
{
    private const int MostExamples = 5;

    /// <summary>What may be unresolved of all submissions.</summary>
    public const double MostUnresolved = 0.01;

    private readonly Dictionary<Breach, int> _breaches = [];
    private readonly Dictionary<Breach, List<string>> _examples = [];

    public Dictionary<WorkKind, int> Submitted { get; } = [];

    public Dictionary<WorkKind, int> Unresolved { get; } = [];

    /// <summary>What callers were told, and by which exception.</summary>
    public Dictionary<string, int> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>The first message of each.</summary>
    public Dictionary<string, string> Messages { get; } = new(StringComparer.Ordinal);

    public int Done { get; set; }

    public int All => Submitted.Values.Sum();

    public int AllUnresolved => Unresolved.Values.Sum();

    public double UnresolvedShare => All == 0 ? 0 : (double)AllUnresolved / All;

    /// <summary>Work that was sent and run again after a restart had taken the first from the server: nobody can know of it any more.</summary>
    public int AgainAfterRestart { get; set; }

    /// <summary>Of those the ones whose first run had come to its end before the restart.</summary>
    public int AgainAfterEnd { get; set; }

    /// <summary>
    /// What a request that was under way for long created after what the caller got had been deleted, by him or with the call that failed: the name was free again. Unless it is counted as left, the client has deleted it.
    /// </summary>
    public int LateAfterDelete { get; set; }

    /// <summary>Statements that ran in a session that a late request had created again under its generated name after a restart: the caller's own, but without what he had defined in the first.</summary>
    public int InRecreated { get; set; }

    /// <summary>Of the foreign things that were read: outputs that callers were given. The others were seen to be another's.</summary>
    public int ForeignGiven { get; set; }

    /// <summary>Of the statements that ran in foreign sessions: those whose session was attached by its number when somebody else had that already. No client can see that.</summary>
    public int AttachedTooLate { get; set; }

    /// <summary>Looks at whose something is and how it does, which are no reads of its outputs or log.</summary>
    public int ForeignLooks { get; set; }

    /// <summary>What lives at the end and is known by a handle, an exception or a list.</summary>
    public int LeftAndKnown { get; set; }

    public int this[Breach breach] => _breaches.GetValueOrDefault(breach);

    public void Add(Breach breach, string example)
    {
        _breaches[breach] = this[breach] + 1;
        if (!_examples.TryGetValue(breach, out var list))
        {
            _examples.Add(breach, list = []);
        }

        if (list.Count < MostExamples)
        {
            list.Add(example);
        }
    }

    /// <summary>Whether a promise of the chapter is broken.</summary>
    public bool IsBroken(Chapter chapter) => chapter is Chapter.Exact
        ? this[Breach.Hang] + this[Breach.Undocumented] > 0
        : _breaches.Values.Sum() > 0 || UnresolvedShare > MostUnresolved;

    /// <summary>The figures on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{this[Breach.Duplicate]} duplicates, {this[Breach.Lost]} lost, {this[Breach.Denied]} denied, {this[Breach.Hang]} hangs, {this[Breach.WrongAdoption]} wrong adoptions, "
        + $"foreign things {this[Breach.ForeignRead]} read ({ForeignGiven} of them given to callers), {this[Breach.ForeignRun]} run in ({AttachedTooLate} of them attached by a number that was somebody else's already), {this[Breach.ForeignDelete]} deleted, {this[Breach.HealthyDeleted]} healthy batches taken for phantoms, "
        + $"{this[Breach.FalseEnd]} false ends, {AllUnresolved} unresolved ({UnresolvedShare:P2}: {string.Join(", ", Unresolved.OrderBy(one => one.Key).Select(one => $"{one.Value} {one.Key}"))}), "
        + $"{this[Breach.Silent]} of them without a candidate, {this[Breach.Left]} left running unknown, {this[Breach.PhantomLeft]} phantoms left, {this[Breach.Undocumented]} undocumented exceptions; "
        + $"besides {LeftAndKnown} left and known, {AgainAfterRestart} run again after a restart took the first ({AgainAfterEnd} of which had ended), {LateAfterDelete} delivered after the first had been deleted, {InRecreated} statements in a session that a late request had created again, {ForeignLooks} looks at foreign things");

    /// <summary>What callers were told, and the first of each breach.</summary>
    public IEnumerable<string> Details() =>
        Told.OrderByDescending(one => one.Value).Select(one => $"  {one.Value,6} {one.Key}{(Messages.TryGetValue(one.Key, out var message) ? $": {message}" : "")}")
            .Concat(_examples.OrderBy(one => one.Key).SelectMany(one => one.Value.Select(example => $"  {one.Key}: {example}")));
}
