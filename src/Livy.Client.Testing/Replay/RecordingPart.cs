namespace Livy.Client.Testing;

/// <summary>One part of an upload in a recording.</summary>
internal sealed record RecordingPart(string? Name, string? FileName, long Length, string? Sha256);
