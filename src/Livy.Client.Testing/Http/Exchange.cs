using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>One request on its way through the routes, with what was taken apart once.</summary>
internal sealed class Exchange
{
    private JacksonValue? _json;

    public required FakeLivyRequest Request { get; init; }

    public required RawTarget Target { get; init; }

    /// <summary>The method after the override headers were obeyed.</summary>
    public required string Method { get; init; }

    /// <summary>The body after decompression; empty when form parsing ate it.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The release that answers; error pages differ by it.</summary>
    public LivyProfile Profile { get; init; } = LivyProfile.Livy09;

    /// <summary>The authenticated user; null without authentication, as in Livy.</summary>
    public string? User { get; init; }

    /// <summary>The decoded values of the placeholders of the matched route.</summary>
    public string[] Values { get; set; } = [];

    public JacksonValue Json => _json ??= JacksonParser.Parse(Body.Span);

    public int IntParameter(string name, int fallback) => Target.Parameter(name) is { } text ? ParseInt(text) : fallback;

    public static int ParseInt(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Refusal.Illegal($"For input string: \"{text}\"");
}
