namespace Livy.Client;

/// <summary>How far the numbers of a session's statements are known to go; a lost one is looked for from there.</summary>
internal sealed class StatementCursor
{
    private long _next;

    /// <param name="isNew">Whether the session was just created, so that its numbers begin at 0.</param>
    public StatementCursor(bool isNew) => _next = isNew ? 0 : -1;

    /// <summary>The first number that has not been seen; <see langword="null"/> if nothing is known.</summary>
    public long? Next => Interlocked.Read(ref _next) is >= 0 and var next ? next : null;

    /// <summary>A statement of this number was seen.</summary>
    public void Saw(LivyId id)
    {
        if (!id.IsNumber || !long.TryParse(id.Value, out var number))
        {
            return;
        }

        var seen = Interlocked.Read(ref _next);
        while (seen <= number && Interlocked.CompareExchange(ref _next, number + 1, seen) is var found && found != seen)
        {
            seen = found;
        }
    }
}
