using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>A statement as the server shows it.</summary>
/// <remarks>Only <see cref="Id"/> is always there.</remarks>
public sealed class StatementInfo
{
    /// <summary>The number of the statement in its session, from 0; other servers than Apache's give GUIDs.</summary>
    [JsonPropertyName("id")]
    public required LivyId Id { get; init; }

    /// <summary>The state; <see cref="StatementState.Unknown"/> if the server does not say it.</summary>
    [JsonPropertyName("state")]
    public StatementState State { get; init; }

    /// <summary>The code as it was sent, its line ends turned into the server's, without the mark that this client puts behind it (<see cref="LivySubmissionOptions.MarkStatements"/>).</summary>
    [JsonPropertyName("code")]
    public string? Code
    {
        get;
        init
        {
            field = StatementNonce.Strip(value);
            Nonce = StatementNonce.Of(value);
        }
    }

    /// <summary>The mark behind the code, if there is one.</summary>
    [JsonIgnore]
    internal string? Nonce { get; private init; }

    /// <summary>Where an answer to a submission says that it was created.</summary>
    [JsonIgnore]
    internal CreatedLocation? Location { get; set; }

    /// <summary>The output; <see langword="null"/> until there is one.</summary>
    [JsonPropertyName("output")]
    public StatementOutput? Output { get; init; }

    /// <summary>The share of finished Spark tasks, 0 to 1. Not monotonic, and 1 does not mean that the statement has ended.</summary>
    [JsonPropertyName("progress")]
    public double Progress { get; init; }

    /// <summary>When it began to run; <see langword="null"/> before.</summary>
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    [JsonPropertyName("started")]
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; <see langword="null"/> before. May change once more after a cancel.</summary>
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    [JsonPropertyName("completed")]
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Tells the output what is known of the session.</summary>
    internal StatementInfo Of(ApplicationIdentity session)
    {
        Output?.SqlRowLimit = session.SqlRowLimit;
        return this;
    }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
