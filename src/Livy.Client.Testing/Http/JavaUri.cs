namespace Livy.Client.Testing;

/// <summary>Takes a URI apart as <c>java.net.URI</c> does, and complains in its words.</summary>
internal readonly record struct JavaUri(string? Scheme, string Path)
{
    private const string Marks = "-_.!~*'();:@&=+$,/";

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong with it, or null.</param>
    public static JavaUri Parse(string text, out string? fault)
    {
        fault = null;
        var stop = text.AsSpan().IndexOfAny("/?#:");
        var hasScheme = stop >= 0 && text[stop] == ':';
        var at = hasScheme ? stop + 1 : 0;
        fault = hasScheme ? SchemeFault(text, stop) : null;
        if (fault is null && hasScheme && at == text.Length)
        {
            fault = Fault("Expected scheme-specific part", at, text);
        }

        if (fault is not null)
        {
            return default;
        }

        if (text.AsSpan(at).StartsWith("//"))
        {
            var host = at + 2;
            var end = text.AsSpan(host).IndexOfAny("/?#");
            at = end < 0 ? text.Length : host + end;
            if (host < at && text[host] == '[' && !text[host..at].Contains(']', StringComparison.Ordinal))
            {
                fault = Fault("Expected closing bracket for IPv6 address", at, text);
                return default;
            }
        }

        var query = text.AsSpan(at).IndexOfAny("?#");
        var pathEnd = query < 0 ? text.Length : at + query;
        fault = PartFault(text, at, pathEnd, "path") ?? PartFault(text, Math.Min(pathEnd + 1, text.Length), text.Length, "query");
        return new JavaUri(hasScheme ? text[..stop] : null, RawTarget.Decode(text[at..pathEnd]));
    }

    private static string? SchemeFault(string text, int end)
    {
        if (end == 0)
        {
            return Fault("Expected scheme name", 0, text);
        }

        for (var at = 0; at < end; at++)
        {
            var isFine = char.IsAsciiLetter(text[at]) || (at > 0 && (char.IsAsciiDigit(text[at]) || text[at] is '+' or '-' or '.'));
            if (!isFine)
            {
                return Fault("Illegal character in scheme name", at, text);
            }
        }

        return null;
    }

    private static string? PartFault(string text, int start, int end, string part)
    {
        for (var at = start; at < end; at++)
        {
            if (text[at] == '%')
            {
                if (at + 2 >= end || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                {
                    return Fault("Malformed escape pair", at, text);
                }
            }
            else if (!(text[at] > '\u00a0' || char.IsAsciiLetterOrDigit(text[at]) || Marks.Contains(text[at], StringComparison.Ordinal) || (part is "query" && text[at] is '?' or '#' or '[' or ']')))
            {
                return Fault($"Illegal character in {part}", at, text);
            }
        }

        return null;
    }

    private static string Fault(string reason, int index, string text) => $"java.net.URISyntaxException: {reason} at index {index}: {text}";
}
