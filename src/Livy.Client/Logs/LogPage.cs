using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>A part of the log of a session or batch.</summary>
/// <remarks>The server keeps the last 200 lines of each stream (<c>livy.cache-log.size</c>), each section headed by a line such as <c>"stdout: "</c> or <c>"\nstderr: "</c>. Positions are not absolute: they shift when a stream grows or old lines fall out.</remarks>
public sealed class LogPage
{
    /// <summary>The id of the session or batch; <see langword="null"/> if the server does not say it.</summary>
    [JsonPropertyName("id")]
    public LivyId? Id { get; init; }

    /// <summary>The position of the first line in the log as it is now.</summary>
    [JsonPropertyName("from")]
    public int From { get; init; }

    /// <summary>How many lines the log holds now.</summary>
    [JsonPropertyName("total")]
    public int Total { get; init; }

    /// <summary>The lines, without line ends.</summary>
    [JsonConverter(typeof(LogLinesConverter))]
    [JsonPropertyName("log")]
    public IReadOnlyList<string> Lines { get; init => field = value ?? []; } = [];

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
