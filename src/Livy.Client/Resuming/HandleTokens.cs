using System.Text.Json;

namespace Livy.Client;

/// <summary>
/// Writes handles as texts that outlive the process, and reads them. What is read may come from anywhere: it is taken only if it is whole, of this server and of this user, and if it says enough to tell what it
/// means from a stranger's.
/// </summary>
internal sealed class HandleTokens
{
    private const int Version = 1;
    private const int MostCharacters = 16 * 1024;
    private const string StatementKind = "statement";
    private const string Unreadable = "The text is no token of a session, batch or statement, or not the whole one.";

    private readonly string? _endpoint;
    private readonly string? _user;

    /// <param name="root">The endpoint, with a slash at its end; <see langword="null"/> for a client without one.</param>
    /// <param name="user">The user that calls are made for; <see langword="null"/> for the caller himself.</param>
    public HandleTokens(Uri? root, string? user)
    {
        _endpoint = root is null ? null : WithoutSecrets(root);
        _user = user;
    }

    /// <summary>The token of a session or batch.</summary>
    /// <exception cref="InvalidOperationException">Not enough is known of it.</exception>
    public string Of(ApplicationIdentity what)
    {
        if (!what.IsUnique && !CanBeTold(what.Address, what.Pinned))
        {
            throw new InvalidOperationException(what.Pinned is null
                ? $"Nothing is known of {what} that would tell it from another one after the server was restarted: call GetAsync first."
                : $"The server shows neither a name nor an application of {what}, so nothing would tell it from another one after the server was restarted.");
        }

        return Write(what, what.Noun, statement: null);
    }

    /// <summary>The token of a statement.</summary>
    /// <inheritdoc cref="Of(ApplicationIdentity)" path="/exception"/>
    public string Of(StatementIdentity what)
    {
        if (!what.Session.IsUnique && what.Mark is null)
        {
            throw new InvalidOperationException($"Nothing is known of {what} that would tell it from another one after the server was restarted: call GetAsync first.");
        }

        return Write(what.Session, StatementKind, what);
    }

    /// <summary>What the token of a session or batch means.</summary>
    /// <param name="token">The token.</param>
    /// <param name="noun"><c>session</c> or <c>batch</c>.</param>
    /// <exception cref="ArgumentException">It is of another server or user, or of something else.</exception>
    /// <exception cref="FormatException">It is none, or of a newer client.</exception>
    public ApplicationIdentity Read(string token, string noun)
    {
        var read = Parse(token, noun);
        var (address, seen) = ReadApplication(read);
        var isUnique = GeneratedName.IsOne(address.Value);
        return isUnique || CanBeTold(address, seen)
            ? ApplicationIdentity.Remembered(noun, seen ?? new RememberedApplication(address, address.Value, read.Owner, read.AppId), address, isUnique)
            : throw new FormatException(Unreadable);
    }

    /// <summary>What the token of a statement means.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public StatementIdentity ReadStatement(string token)
    {
        var read = Parse(token, StatementKind);
        var (address, seen) = ReadApplication(read);
        var nonce = read.Nonce is null ? null : StatementNonce.FromText(read.Nonce) ?? throw new FormatException(Unreadable);
        if (!LivyId.TryParse(read.Statement, provider: null, out var id) || (read.Code is not null && (nonce is not null || !StatementFingerprint.IsOne(read.Code))))
        {
            throw new FormatException(Unreadable);
        }

        var isUnique = GeneratedName.IsOne(address.Value);
        if (!isUnique && nonce is null && read.Code is null)
        {
            throw new FormatException(Unreadable);
        }

        var session = seen is null ? ApplicationIdentity.Named(SessionRoutes.Noun, address) : ApplicationIdentity.Remembered(SessionRoutes.Noun, seen, address, isUnique);
        return new StatementIdentity(session, id, nonce, read.Code);
    }

    /// <summary>Whether what the server showed could tell it from whatever has its address later. The owner alone could not: he has others.</summary>
    private static bool CanBeTold(LivyId address, IApplicationInfo? seen) => seen is not null && (!address.IsNumber || seen.Name is not null || seen.AppId is not null);

    private static (LivyId Address, RememberedApplication? Seen) ReadApplication(HandleToken token)
    {
        LivyId id = default;
        if (!LivyId.TryParse(token.Address, provider: null, out var address)
            || (token.Id is not null && !LivyId.TryParse(token.Id, provider: null, out id))
            || (address.IsNumber && token.Id is not null && id != address))
        {
            throw new FormatException(Unreadable);
        }

        return (address, id.IsDefault ? null : new RememberedApplication(id, token.Name, token.Owner, token.AppId));
    }

    private static string WithoutSecrets(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static string Shown(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? OneLine.Of(WithoutSecrets(uri)) : "another server";

    private string Write(ApplicationIdentity application, string kind, StatementIdentity? statement)
    {
        var mark = statement?.Mark;
        var nonce = mark is null ? null : StatementNonce.ToText(mark);
        var pinned = application.Pinned;
        return JsonSerializer.Serialize(
            new HandleToken
            {
                Version = Version,
                Kind = kind,
                Endpoint = _endpoint,
                User = _user,
                Address = application.Address.Value,
                Id = pinned?.Id.Value,
                Name = pinned?.Name,
                Owner = pinned?.Owner,
                AppId = pinned?.AppId,
                Statement = statement?.Id.Value,
                Nonce = nonce,
                Code = nonce is null ? mark : null,
            },
            LivyJsonContext.Default.HandleToken);
    }

    private HandleToken Parse(string token, string kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        HandleToken? read;
        try
        {
            read = token.Length <= MostCharacters && Unicode.IsWhole(token) ? JsonSerializer.Deserialize(token, LivyJsonContext.Default.HandleToken) : null;
        }
        catch (JsonException)
        {
            // Its message may quote the text.
            read = null;
        }

        if (read is null || read.Version < 1)
        {
            throw new FormatException(Unreadable);
        }

        if (read.Version > Version)
        {
            throw new FormatException($"The token is of version {read.Version} of the format, from a newer client; this one reads version {Version}.");
        }

        if (read.Kind is not (SessionRoutes.Noun or BatchRoutes.Noun or StatementKind))
        {
            throw new FormatException(Unreadable);
        }

        if (read.Kind != kind)
        {
            throw new ArgumentException($"The token is of a {read.Kind}, not of a {kind}.", nameof(token));
        }

        if (read.Endpoint != _endpoint)
        {
            throw new ArgumentException($"The token is of {Shown(read.Endpoint)}, while this client talks to {_endpoint ?? "a server without an address"}.", nameof(token));
        }

        return read.User == _user
            ? read
            : throw new ArgumentException(
                $"The token is of calls for {Shown(read.User, "the caller himself")}, while this client makes them for {Shown(_user, "the caller himself")}: use {nameof(LivyClient)}.{nameof(LivyClient.As)}.",
                nameof(token));
    }

    private static string Shown(string? user, string nobody) => user is null ? nobody : $"'{OneLine.Of(user)}'";
}
