namespace Livy.Client.Attacks;

/// <summary>How a call ended.</summary>
/// <param name="Call">Its name.</param>
/// <param name="Request">What it sent.</param>
/// <param name="Error">What it threw, if it did.</param>
/// <param name="IsDocumented">Whether it may throw that.</param>
/// <param name="Failures">Members of its result, or of what it threw, that threw themselves.</param>
internal sealed record CallReport(string Call, string Request, Exception? Error, bool IsDocumented, IReadOnlyList<MemberFailure> Failures)
{
    /// <summary>What stands for a member where the call threw.</summary>
    public const string CallItself = "the call";

    /// <summary>What breaks the promise; empty if nothing does.</summary>
    public IEnumerable<MemberFailure> Broken => Error is null || IsDocumented ? Failures : [new MemberFailure(CallItself, Error), .. Failures];
}
