namespace Livy.Client;

/// <summary>What the <c>Location</c> of an answer says of what was created: <c>/sessions/21</c>, <c>/sessions/21/statements/0</c>, <c>/batches/4</c>, behind any prefix of a gateway.</summary>
/// <param name="SessionId">The session, for a statement.</param>
/// <param name="Id">What was created.</param>
internal sealed record CreatedLocation(LivyId SessionId, LivyId Id)
{
    private const string Statements = "statements";

    private static readonly string[] Collections = ["sessions", "batches", Statements];

    /// <summary>Reads it; <see langword="null"/> if there is none, or it is of another shape.</summary>
    public static CreatedLocation? Of(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
        {
            return null;
        }

        var path = location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length < 2 || !Collections.Contains(segments[^2], StringComparer.Ordinal) || !LivyId.TryParse(Uri.UnescapeDataString(segments[^1]), provider: null, out var id))
        {
            return null;
        }

        LivyId session = default;
        if (segments[^2] == Statements && segments.Length >= 4)
        {
            _ = LivyId.TryParse(Uri.UnescapeDataString(segments[^3]), provider: null, out session);
        }

        return new CreatedLocation(session, id);
    }
}
