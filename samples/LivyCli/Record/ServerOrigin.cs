namespace LivyCli;

/// <summary>Scheme, host and port of the recorded server: what a proxy puts before a target, and takes out of what the server says of itself.</summary>
internal sealed class ServerOrigin(Uri server)
{
    private static readonly UriCreationOptions AsSent = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string _text = server.GetLeftPart(UriPartial.Authority);

    /// <summary>The target below this origin, byte for byte: slashes, dots and escapes count.</summary>
    public Uri? Find(string target)
    {
        var isAbsolute = !target.StartsWith('/') && Uri.TryCreate(target, in AsSent, out _);
        var path = isAbsolute && target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3) is var slash ? slash < 0 ? "/" : target[slash..] : target;
        return path.StartsWith('/') && Uri.TryCreate(_text + path, in AsSent, out var found) ? found : null;
    }

    /// <summary>A <c>Location</c> on the server, as one on the proxy.</summary>
    public string Redirected(string location, string proxy) =>
        Uri.TryCreate(location, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == _text && location.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? proxy + url.PathAndQuery + url.Fragment
            : location;
}
