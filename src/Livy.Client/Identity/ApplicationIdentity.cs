namespace Livy.Client;

/// <summary>
/// Which session or batch a handle means, and how it is addressed. A number is no identity: after a restart Livy counts from 0 again, and the number is somebody else's. A name is one only if it carries our
/// random part. Where neither is the case, what the server showed first is compared with what it shows later.
/// </summary>
internal sealed class ApplicationIdentity
{
    private volatile IApplicationInfo? _pinned;
    private volatile bool _isLost;
    private volatile bool _isBroken;

    private ApplicationIdentity(string noun, LivyId id, string? name, LivyId address, bool isUnique)
    {
        Noun = noun;
        Id = id;
        Name = name;
        Address = address;
        IsUnique = isUnique;
    }

    /// <summary><c>session</c> or <c>batch</c>.</summary>
    public string Noun { get; }

    /// <summary>What it is called in messages: the number, once it is known.</summary>
    public LivyId Id { get; }

    /// <summary>The name that it was given.</summary>
    public string? Name { get; }

    /// <summary>What its requests address.</summary>
    public LivyId Address { get; }

    /// <summary>Whether the address can mean nothing else, whatever happens to the server.</summary>
    public bool IsUnique { get; }

    /// <summary>Until when a request that creates it once more may still be on its way, in the clock's timestamps; 0 for never.</summary>
    public long LateUntil { get; init; }

    /// <summary>How many rows its statements of kind <c>sql</c> return, as far as its spec says it; Livy's own limit otherwise.</summary>
    public int SqlRowLimit { get; set; } = SqlRows.DefaultLimit;

    /// <summary>What the server showed of it; <see langword="null"/> before.</summary>
    public IApplicationInfo? Pinned => _pinned;

    /// <summary>Whether it was found to be gone or of no more use.</summary>
    public bool IsLost => _isLost;

    /// <summary>Whether it is there but of no use, whatever its state says.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Whether another one could answer at the address, and could be told from it: a stranger, or what a late request created once more after a restart.</summary>
    public bool NeedsComparison => IsUnique
        ? LateUntil != 0
        : _pinned is { } pinned && (!Address.IsNumber || pinned.Name is not null || pinned.Owner is not null || pinned.AppId is not null);

    /// <summary>What was just created.</summary>
    /// <param name="noun"><c>session</c> or <c>batch</c>.</param>
    /// <param name="created">What the server showed of it.</param>
    /// <param name="name">The name that was sent.</param>
    /// <param name="lateUntil">Until when a request that creates it once more may still be on its way.</param>
    public static ApplicationIdentity Created(string noun, IApplicationInfo created, SubmittedName name, long lateUntil = 0)
    {
        var byName = name is { Text: not null, IsAddress: true };
        return new ApplicationIdentity(noun, created.Id, name.Text ?? created.Name, byName ? name.Text : created.Id, byName && name.IsUnique) { LateUntil = lateUntil, _pinned = created };
    }

    /// <summary>What somebody says there is.</summary>
    public static ApplicationIdentity Named(string noun, LivyId id) =>
        new(noun, id, id.IsNumber ? null : id.Value, id, !id.IsNumber && GeneratedName.IsOne(id.Value));

    /// <summary>What a token remembers.</summary>
    public static ApplicationIdentity Remembered(string noun, IApplicationInfo seen, LivyId address, bool isUnique) => new(noun, seen.Id, seen.Name, address, isUnique) { _pinned = seen };

    /// <summary>It was found to be gone or of no more use.</summary>
    /// <param name="isThere">Whether it is there all the same, in a state that may not say so.</param>
    public void MarkLost(bool isThere)
    {
        _isBroken |= isThere;
        _isLost = true;
    }

    /// <summary>Compares what the server shows with what it showed first, which is kept.</summary>
    /// <returns>What tells it from the one that is meant; <see langword="null"/> if it is the one.</returns>
    public string? FindDifference(IApplicationInfo seen)
    {
        if (_pinned is not { } pinned)
        {
            _pinned = seen;
            return null;
        }

        if (pinned.Id != seen.Id)
        {
            return $"its id is {seen.Id} instead of {pinned.Id}";
        }

        if (IsUnique)
        {
            return null;
        }

        if (pinned.Name != seen.Name)
        {
            return $"its name is {Shown(seen.Name)} instead of {Shown(pinned.Name)}";
        }

        if (pinned.Owner != seen.Owner)
        {
            return $"its owner is {Shown(seen.Owner)} instead of {Shown(pinned.Owner)}";
        }

        if (pinned.AppId is not null && seen.AppId is not null && pinned.AppId != seen.AppId)
        {
            return $"its application is {Shown(seen.AppId)} instead of {Shown(pinned.AppId)}";
        }

        // The application's id shows up late.
        _pinned = seen.AppId is null && pinned.AppId is not null ? pinned : seen;
        return null;
    }

    /// <summary>Compares the id of an answer that shows nothing else.</summary>
    /// <inheritdoc cref="FindDifference(IApplicationInfo)" path="/returns"/>
    public string? FindDifference(LivyId? seen) =>
        _pinned is { } pinned && seen is { IsDefault: false } id && id != pinned.Id ? $"its id is {id} instead of {pinned.Id}" : null;

    /// <summary>Such as <c>session 7</c>.</summary>
    public override string ToString() => $"{Noun} {Id}";

    private static string Shown(string? text) => text is null ? "none" : $"'{OneLine.Of(text)}'";
}
