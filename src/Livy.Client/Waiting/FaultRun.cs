namespace Livy.Client;

/// <summary>The faults since the last good poll: since when there are any, and since when all are of one kind.</summary>
internal sealed class FaultRun(TimeProvider time)
{
    private long? _began;
    private long _kindBegan;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _began is null;

    /// <summary>The kind of the last one.</summary>
    public FaultKind Kind { get; private set; }

    /// <summary>How long ago the first failed poll began.</summary>
    public TimeSpan Age => _began is { } began ? time.GetElapsedTime(began) : TimeSpan.Zero;

    /// <summary>The same for those of the last kind, without any other between.</summary>
    public TimeSpan AgeOfKind => IsEmpty ? TimeSpan.Zero : time.GetElapsedTime(_kindBegan);

    /// <summary>Which kind a fault is.</summary>
    public static FaultKind KindOf(LivyException fault) => fault switch
    {
        LivyConnectionException { IsUnanswered: true } => FaultKind.Unanswered,
        LivyApiException { IsRefusal: true } => FaultKind.Refused,
        _ => fault.MayPass ? FaultKind.Passing : FaultKind.Lasting,
    };

    /// <summary>Takes in one more.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="started">When the poll began.</param>
    public void Add(FaultKind kind, long started)
    {
        if (IsEmpty || kind != Kind)
        {
            _kindBegan = started;
        }

        _began ??= started;
        Kind = kind;
    }

    /// <summary>A poll succeeded.</summary>
    public void Clear() => _began = null;
}
