using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client.Testing;

/// <summary>A request or an answer in a recording. At most one of the bodies is there.</summary>
internal sealed record RecordingMessage
{
    public string? Method { get; init; }

    public string? Path { get; init; }

    public int? Status { get; init; }

    public string? Reason { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    /// <summary>A string is the text of the body; any other JSON is the body itself, so that it is easy to write by hand.</summary>
    public JsonElement? Body { get; init; }

    public byte[]? BodyB64 { get; init; }

    /// <summary>An upload: what its parts were, without their bytes.</summary>
    public IReadOnlyList<RecordingPart>? BodyParts { get; init; }

    /// <summary>A body that was not written, because it is no text or too long.</summary>
    public long? BodyLength { get; init; }

    public string? BodySha256 { get; init; }

    /// <summary>The server broke the connection after this much of the body.</summary>
    public bool? BodyCut { get; init; }

    /// <summary>The body itself is not there.</summary>
    [JsonIgnore]
    public bool IsBodyLeftOut => BodyParts is not null || BodyLength is not null;
}
