namespace Livy.Client.RealDataTests;

/// <summary>A row of a table with comments.</summary>
internal sealed record TableRow(string? Padded, string? Short, string? Plain, decimal? Price);
