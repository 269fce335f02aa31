namespace Livy.Client.Attacks;

/// <summary>A struct in an array.</summary>
internal sealed record Line(string? Article, short? Count, bool? Gift);
