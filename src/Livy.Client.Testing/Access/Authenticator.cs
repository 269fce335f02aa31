using System.Text;

namespace Livy.Client.Testing;

/// <summary>The filter that finds out who is asking: a gateway's bearer token, LDAP's Basic, or Hadoop's pseudo and SPNEGO filters with their cookie.</summary>
internal sealed class Authenticator(FakeLivyOptions options, TimeProvider time)
{
    private const string Required = "Authentication required";
    private readonly HadoopCookie _cookie = new(time);

    /// <summary>The server was restarted.</summary>
    public void Renew() => _cookie.Renew();

    /// <summary>The user; null when nobody is asked for.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="greeting">Gets the header fields that go on whatever answer follows.</param>
    public string? Authenticate(Exchange exchange, List<KeyValuePair<string, string>> greeting)
    {
        var authorization = exchange.Request.Header("Authorization") ?? "";
        if (options.BearerToken is { } token && !string.Equals(authorization, "Bearer " + token, StringComparison.Ordinal))
        {
            throw Challenge(exchange, Required, "Bearer");
        }

        if (options.BasicUser is not null)
        {
            return Basic(exchange, authorization);
        }

        return options.PseudoAuthentication || options.NegotiateToken is not null ? Hadoop(exchange, authorization, greeting) : null;
    }

    private string Basic(Exchange exchange, string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            throw Challenge(exchange, Required, "Basic");
        }

        // Livy's LDAP filter answers wrong credentials with 403, not with 401.
        var buffer = new byte[authorization.Length];
        var pair = Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : "";
        return string.Equals(pair, $"{options.BasicUser}:{options.BasicPassword}", StringComparison.Ordinal)
            ? options.BasicUser!
            : throw new Refusal(Replies.JettyError(exchange, 403, "Error validating LDAP user"));
    }

    private string Hadoop(Exchange exchange, string authorization, List<KeyValuePair<string, string>> greeting)
    {
        var scheme = options.NegotiateToken is null ? "PseudoAuth" : "Negotiate";
        try
        {
            if (_cookie.UserOf(exchange.Request) is { } known)
            {
                return known;
            }
        }
        catch (FormatException tampered)
        {
            throw Challenge(exchange, tampered.Message, scheme, clearsCookie: true);
        }

        if (options.NegotiateToken is null)
        {
            var user = exchange.Target.Parameter("user.name") ?? throw Challenge(exchange, Required, scheme, clearsCookie: true);
            greeting.Add(new("Set-Cookie", _cookie.Issue(user, "simple")));
            return user;
        }

        return Negotiate(exchange, authorization, greeting);
    }

    private string Negotiate(Exchange exchange, string authorization, List<KeyValuePair<string, string>> greeting)
    {
        if (!authorization.StartsWith("Negotiate ", StringComparison.OrdinalIgnoreCase))
        {
            throw Challenge(exchange, Required, "Negotiate", clearsCookie: true);
        }

        if (!string.Equals(authorization["Negotiate ".Length..].Trim(), options.NegotiateToken, StringComparison.Ordinal))
        {
            // A token that cannot be read is 403, only a missing one is 401.
            throw new Refusal(Replies.JettyError(
                exchange,
                403,
                "GSSException: Defective token detected (Mechanism level: GSSHeader did not find the right tag)",
                new KeyValuePair<string, string>("Set-Cookie", HadoopCookie.Cleared)));
        }

        greeting.Add(new("WWW-Authenticate", "Negotiate " + Convert.ToBase64String("accepted"u8)));
        greeting.Add(new("Set-Cookie", _cookie.Issue(options.NegotiateUser, "kerberos")));
        return options.NegotiateUser;
    }

    private static Refusal Challenge(Exchange exchange, string message, string scheme, bool clearsCookie = false)
    {
        KeyValuePair<string, string> challenge = new("WWW-Authenticate", scheme);
        return new Refusal(clearsCookie
            ? Replies.JettyError(exchange, 401, message, challenge, new KeyValuePair<string, string>("Set-Cookie", HadoopCookie.Cleared))
            : Replies.JettyError(exchange, 401, message, challenge));
    }
}
