namespace Livy.Client.Testing;

/// <summary>One line of a recording, as it stands in the file.</summary>
internal sealed record RecordingLine
{
    public int? N { get; init; }

    /// <summary>Milliseconds from the start of the recording to the request.</summary>
    public double? TMs { get; init; }

    /// <summary>Milliseconds from the request to the end of the answer.</summary>
    public double? Ms { get; init; }

    public RecordingMessage? Request { get; init; }

    public RecordingMessage? Response { get; init; }

    /// <summary>Why there is no answer, or no whole one.</summary>
    public string? Exception { get; init; }
}
