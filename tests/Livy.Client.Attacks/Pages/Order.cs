namespace Livy.Client.Attacks;

/// <summary>A nested row, as users have them.</summary>
internal sealed record Order(long Id, string? Customer, decimal? Total, DateTimeOffset? Placed, DateOnly? Due, Address? Address, List<Line>? Lines, Dictionary<string, double?>? Rates, byte[]? Signature);
