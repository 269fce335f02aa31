namespace Livy.Client.Testing;

/// <summary>Livy's <c>AccessManager</c>: who may do what, and who may act as whom. Without authentication there is no user, and no user passes everywhere.</summary>
internal static class AccessRules
{
    private const string Anybody = "*";

    /// <summary>Whether the user gets past the filter in front of all servlets.</summary>
    public static bool IsAllowed(FakeLivyOptions options, string? user) =>
        Passes(options, user) || Names(options.AllowedUsers, user) || Names(options.ViewUsers, user) || Names(options.ModifyUsers, user) || Names(options.SuperUsers, user);

    public static bool MayView(FakeLivyOptions options, LivyEntry entry, string? user) => MayModify(options, entry, user) || Names(options.ViewUsers, user);

    public static bool MayModify(FakeLivyOptions options, LivyEntry entry, string? user) =>
        Passes(options, user) || Same(entry.Owner, user) || Same(entry.ProxyUser, user) || Names(options.ModifyUsers, user) || Names(options.SuperUsers, user);

    /// <summary>The user whose rights count: with impersonation the one of <c>doAs</c>.</summary>
    public static string? EffectiveUser(FakeLivyOptions options, Exchange exchange) =>
        options.Impersonation ? Impersonate(options, exchange.User, exchange.Target.Parameter("doAs")) : exchange.User;

    /// <summary>Checks that the caller may act as somebody, and returns whom he acts as: himself when nobody is named.</summary>
    public static string? Impersonate(FakeLivyOptions options, string? user, string? target)
    {
        if (target is null || user is null || Same(target, user) || Names(options.SuperUsers, user))
        {
            return target ?? user;
        }

        throw new Refusal(Replies.Message(403, Denial(user, target)));
    }

    /// <summary>The text, with the literal <c>Some(…)</c> of a Scala option.</summary>
    public static string Denial(string? user, string target) => $"User '{user}' not allowed to impersonate 'Some({target})'.";

    /// <summary>The session or batch of the path, if the user may do this to it.</summary>
    public static T Find<T>(ServerState server, Exchange exchange, EntryManager<T> manager, Permission permission)
        where T : LivyEntry
    {
        var idOrName = exchange.Values[0];

        // Servers from before the names parse whatever stands there; later ones take only digits for an id, and anything else, -1 included, for a name.
        var isId = !server.Options.NameLookup || (idOrName.Length > 0 && idOrName.All(char.IsAsciiDigit));
        var entry = (isId ? manager.Find(JavaNumbers.ParseInt(idOrName)) : manager.Find(idOrName)) ?? throw LivyFault.NotFound($"Session '{idOrName}' not found.");
        entry.Events.NoteChange();
        server.Observer?.OnAddressed(exchange.Request, entry);
        var isGranted = permission switch
        {
            Permission.View => MayView(server.Options, entry, EffectiveUser(server.Options, exchange)),
            Permission.Modify => MayModify(server.Options, entry, EffectiveUser(server.Options, exchange)),
            _ => true,
        };
        return isGranted ? entry : throw new Refusal(Replies.With(403, "{}", Replies.JsonType));
    }

    private static bool Passes(FakeLivyOptions options, string? user) => !options.AccessControl || user is null;

    private static bool Names(IReadOnlyList<string> users, string? user) => users.Contains(Anybody, StringComparer.Ordinal) || users.Contains(user, StringComparer.Ordinal);

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.Ordinal);
}
