namespace Livy.Client;

/// <summary>How long an upload may take: it depends on the size, so only standing still and the answer have limits.</summary>
internal sealed record UploadLimits(TimeProvider Time, TimeSpan Idle, TimeSpan Response);
