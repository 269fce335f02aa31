namespace Livy.Client.Testing;

/// <summary>One request on its way through the routes, with what was taken apart once.</summary>
internal sealed class Exchange
{
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

    /// <summary>Reads the body; null for the body <c>null</c>.</summary>
    public RequestValues? Read(RequestShape shape) => RequestReader.Read(shape, Body.Span, Profile);

    /// <summary>The parts of a multipart body, once <see cref="ReadParts"/> has run.</summary>
    public IReadOnlyList<MultipartPart> Parts { get; private set; } = [];

    /// <summary>Scalatra has the container read the parts before any route is looked for.</summary>
    public void ReadParts(FakeLivyOptions options)
    {
        if (Method is not ("POST" or "PUT") || Request.Header("Content-Type") is not { } type || !Multipart.IsMultipart(type, Profile))
        {
            return;
        }

        var parts = Multipart.Parse(type, Body, isOld: Profile == LivyProfile.Livy07, out var complaint);
        if (complaint is not null)
        {
            throw new Refusal(ContainerErrors.Failed(Request, complaint));
        }

        Parts = parts.Exists(part => part.Bytes.Length > options.UploadMaxSize)
            ? throw new Refusal(ContainerErrors.Failed(Request, "org.scalatra.servlet.SizeConstraintExceededException: Too large request or file"))
            : parts;
    }

    public int IntParameter(string name, int fallback) => Target.Parameter(name) is { } text ? JavaNumbers.ParseInt(text) : fallback;
}
