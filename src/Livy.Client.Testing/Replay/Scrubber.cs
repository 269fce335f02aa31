using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>Takes secrets and hosts out of what is recorded. The same one has the same placeholder wherever it stands. Not for use by two threads at once.</summary>
internal sealed class Scrubber(params IEnumerable<string> hidden)
{
    private const string Server = "livy.example";

    /// <summary>A server that gives out tokens without end must not make each line slower than the last.</summary>
    private const int MostRemembered = 500;

    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _patterns = [];
    private List<string> _remembered = [.. hidden.Where(text => text.Length > 0).OrderByDescending(text => text.Length)];
    private Regex? _bareHosts;
    private string? _origin;

    /// <summary>Says which server is recorded, before anything else: <c>http://livy.example</c> stands for its scheme, host and port.</summary>
    public void KnowServer(Uri server)
    {
        if (_origin is not null)
        {
            return;
        }

        _origin = server.GetLeftPart(UriPartial.Authority);
        _hosts[server.Host] = Server;
        Remember(server.Host);
        if (server.HostNameType == UriHostNameType.Dns && server.Host.Split('.', 2) is [_, var domain] && domain.Contains('.', StringComparison.Ordinal))
        {
            _patterns.Add(@"([\w-]{1,63}\.){1,10}" + Regex.Escape(domain));
            _bareHosts = null;
        }
    }

    /// <summary>A request target: the values of parameters with a secret name, then everything else.</summary>
    public string Target(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return Text(target);
        }

        var query = target[(question + 1)..].Split('&').Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 || !IsSecretName(pair[..equals]) ? Text(pair) : pair[..(equals + 1)] + Secret(pair[(equals + 1)..]);
        }).ToList();
        return Text(target[..question]) + "?" + string.Join('&', query);
    }

    public string Header(string name, string value) => Credentials(name, value) is { } scheme ? scheme + Secret(value[scheme.Length..].Trim())
        : IsSecretName(name) ? Secret(value)
        : Text(value);

    public string Body(string text) => JsonScrubber.TryScrub(text, this) ?? Text(text);

    public static bool IsSecretName(string name) => SecretPatterns.SecretName().IsMatch(name);

    /// <summary>The placeholder of a secret.</summary>
    public string Secret(string value)
    {
        if (value.Length == 0 || value.StartsWith("REDACTED-", StringComparison.Ordinal))
        {
            return value;
        }

        if (!_secrets.TryGetValue(value, out var placeholder))
        {
            _secrets[value] = placeholder = $"REDACTED-{_secrets.Count + 1}";
            if (IsUnmistakable(value) && _remembered.Count < MostRemembered)
            {
                _remembered = [.. _remembered.Append(value).Append(Uri.UnescapeDataString(value)).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];
            }
        }

        return placeholder;
    }

    /// <summary>Any text: code, output, a line of a log, a page.</summary>
    public string Text(string text)
    {
        foreach (var known in _remembered)
        {
            if (text.Contains(known, StringComparison.Ordinal))
            {
                text = text.Replace(known, Secret(known), StringComparison.Ordinal);
            }
        }

        text = SecretPatterns.PrivateKey().Replace(text, match => Secret(match.Value));
        text = SecretPatterns.Authorization().Replace(text, MaskValue);
        text = SecretPatterns.Url().Replace(text, MaskUrl);
        text = SecretPatterns.Named().Replace(text, MaskValue);
        text = SecretPatterns.Flag().Replace(text, MaskValue);
        text = SecretPatterns.Key().Replace(text, match => match.Groups["key"].Success && !LooksRandom(match.Value) ? match.Value : Secret(match.Value));
        text = BareHosts().Replace(text, match => Host(match.Value));
        return SecretPatterns.Host().Replace(text, match => Host(match.Value));
    }

    /// <summary>The scheme of credentials, which says what a server was given; those of a user and a password are remembered for other places, too.</summary>
    private string? Credentials(string name, string value)
    {
        if (!name.Contains("authorization", StringComparison.OrdinalIgnoreCase) || value.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var space))
        {
            return null;
        }

        var scheme = value[..(space + 1)];
        Span<byte> pair = new byte[value.Length];
        if (scheme.Equals("Basic ", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(value[scheme.Length..].Trim(), pair, out var length))
        {
            Secret(Encoding.UTF8.GetString(pair[..length]).Split(':', 2)[^1]);
        }

        return scheme;
    }

    private string MaskValue(Match match)
    {
        var value = match.Groups["value"];
        return match.Value[..(value.Index - match.Index)] + Secret(value.Value) + match.Value[(value.Index + value.Length - match.Index)..];
    }

    private string MaskUrl(Match match)
    {
        var user = match.Groups["user"].Value;
        if (user.Split(':', 2) is [_, var password])
        {
            Secret(password);
        }

        var origin = match.Groups["scheme"].Value + match.Groups["host"].Value + match.Groups["port"].Value;
        var end = Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == _origin ? Server : Host(match.Groups["host"].Value) + match.Groups["port"].Value;
        return (end == Server ? "http://" : match.Groups["scheme"].Value) + (user.Length > 0 ? Secret(user) + "@" : "") + end;
    }

    /// <summary>The placeholder of a host. Names that nobody can have stay.</summary>
    private string Host(string host)
    {
        if (host.EndsWith(".example", StringComparison.OrdinalIgnoreCase) || host.StartsWith("REDACTED-", StringComparison.Ordinal))
        {
            return host;
        }

        if (!_hosts.TryGetValue(host, out var placeholder))
        {
            _hosts[host] = placeholder = $"host-{_hosts.Count + 1}.example";
            Remember(host);
        }

        return placeholder;
    }

    /// <summary>A host is looked for outside of URLs, too, unless its name may be a word: <c>livy</c>, <c>master</c>.</summary>
    private void Remember(string host)
    {
        if ((host.Contains('.', StringComparison.Ordinal) || host.Any(char.IsAsciiDigit)) && host.Length > 3 && _patterns.Count < MostRemembered)
        {
            _patterns.Insert(0, Regex.Escape(host));
            _bareHosts = null;
        }
    }

    private Regex BareHosts() => _bareHosts ??= new Regex(
        _patterns.Count == 0 ? @"\z\A." : $@"(?<![\w.-])({string.Join('|', _patterns)})(?![\w-])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(30));

    /// <summary>A short secret, or one that is a word, is taken out where its name stands only: replaced everywhere it would break other words.</summary>
    private static bool IsUnmistakable(string value) => value.Length >= 16 || (value.Length >= 8 && !value.All(char.IsAsciiLetterLower) && !value.All(char.IsAsciiLetterUpper));

    private static bool LooksRandom(string value) =>
        value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower) && !value.All(char.IsAsciiHexDigit);
}
