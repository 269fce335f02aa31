namespace Quickstart;

/// <summary>A row, named after its columns.</summary>
internal sealed record Square(long Number, long Value);
