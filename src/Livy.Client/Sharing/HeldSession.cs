namespace Livy.Client;

/// <summary>A shared session that was got.</summary>
/// <param name="Handle">Its handle, the same for all callers.</param>
/// <param name="Info">What the server showed of it.</param>
/// <param name="StartedAs">The spec it was started with, if this client started it.</param>
/// <param name="Seen">When it was seen, in the clock's timestamps.</param>
internal sealed record HeldSession(LivySession Handle, SessionInfo Info, SessionSpec? StartedAs, long Seen)
{
    private volatile SessionSpec? _matching = StartedAs;

    /// <summary>Whether a call has found out that it is gone or of no more use.</summary>
    public bool IsLost => Handle.Identity.IsLost;

    /// <summary>Refuses it if it is another than a spec asks for.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="caller">Who the caller is to the server; <see langword="null"/> if that is not known.</param>
    /// <exception cref="InvalidOperationException">It is another.</exception>
    public void ThrowIfOther(SessionSpec spec, string? caller)
    {
        if (ReferenceEquals(_matching, spec) || spec.Equals(StartedAs))
        {
            return;
        }

        var differences = SessionMismatch.Find(spec, Info, caller);
        if (differences.Count > 0)
        {
            throw new InvalidOperationException(
                $"Session {Info.Id}, which has the name '{OneLine.Of(spec.Name!)}', is another than the spec asks for: {string.Join(", ", differences)}. Use another name, or delete it, or take it as it is ({nameof(GetOrStartOptions)}.{nameof(GetOrStartOptions.OnMismatch)}).");
        }

        _matching = spec;
    }
}
