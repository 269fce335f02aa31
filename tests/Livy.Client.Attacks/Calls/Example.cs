namespace Livy.Client.Attacks;

/// <summary>A golden reply, the route that asked for it, and what was in the holes of its path.</summary>
internal sealed record Example(GoldenReply Golden, ApiRoute Route, IReadOnlyList<string> Holes)
{
    /// <summary>A mutated reply of this size takes as long as hundreds of others.</summary>
    private const int Large = 64 * 1024;

    public bool IsLarge => Golden.Body.Length > Large;

    public bool IsRefusal => Golden.Status >= 300;

    /// <summary>The number in a hole; names there were often odd on purpose, and odd requests are not what is attacked here.</summary>
    public string NumberIn(int hole) => hole < Holes.Count && Holes[hole].Length < 10 && Holes[hole].All(char.IsAsciiDigit) ? Holes[hole] : "0";
}
