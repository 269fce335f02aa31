namespace Livy.Client.Attacks;

/// <summary>A struct in a row.</summary>
internal sealed record Address(string? City, int? Zip);
