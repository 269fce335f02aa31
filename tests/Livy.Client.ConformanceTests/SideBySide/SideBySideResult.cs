namespace Livy.Client.ConformanceTests;

/// <summary>One request asked of both servers; <see cref="Difference"/> is null when their answers are the same.</summary>
internal sealed record SideBySideResult(Ask Ask, int Status, string? Difference)
{
    public string StatusClass => $"{Status / 100}xx";
}
