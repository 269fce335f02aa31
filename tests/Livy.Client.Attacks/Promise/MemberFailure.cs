namespace Livy.Client.Attacks;

/// <summary>A member of a result that threw.</summary>
internal sealed record MemberFailure(string Member, Exception Error);
