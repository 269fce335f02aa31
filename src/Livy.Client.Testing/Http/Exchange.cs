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

    public JacksonValue Json => _json ??= JacksonParser.Parse(Body.Span, Words);

    /// <summary>What the release's Jackson says of a body it cannot read.</summary>
    public JacksonWords Words => JacksonWords.Of(Profile);

    /// <summary>The parts of a multipart body, once <see cref="ReadParts"/> has run.</summary>
    public IReadOnlyList<MultipartPart> Parts { get; private set; } = [];

    /// <summary>Scalatra has the container read the parts before any route is looked for.</summary>
    public void ReadParts(FakeLivyOptions options)
    {
        if (Method is not ("POST" or "PUT") || Request.Header("Content-Type") is not { } type || !Multipart.IsMultipart(type, Profile))
        {
            return;
        }

        var parts = Multipart.Parse(type, Body, isOld: Profile == LivyProfile.Livy07, out string? complaint);
        if (complaint is not null)
        {
            throw new Refusal(ContainerErrors.Failed(this, complaint));
        }

        Parts = parts.Exists(part => part.Bytes.Length > options.UploadMaxSize)
            ? throw new Refusal(ContainerErrors.Failed(this, "org.scalatra.servlet.SizeConstraintExceededException: Too large request or file"))
            : parts;
    }

    public int IntParameter(string name, int fallback) => Target.Parameter(name) is { } text ? ParseInt(text) : fallback;

    public static int ParseInt(string text) =>
        int.TryParse(JavaDigits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw NoNumber(text);

    public static long ParseLong(string text) =>
        long.TryParse(JavaDigits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : throw NoNumber(text);

    private static Refusal NoNumber(string text) => Refusal.Illegal($"For input string: \"{text}\"");

    /// <summary>Java reads the digits of every script.</summary>
    private static string JavaDigits(string text) =>
        text.All(char.IsAscii) ? text : string.Concat(text.Select(character => char.IsDigit(character) ? (char)('0' + (int)char.GetNumericValue(character)) : character));
}
