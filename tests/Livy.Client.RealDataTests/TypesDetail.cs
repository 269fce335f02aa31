namespace Livy.Client.RealDataTests;

/// <summary>A struct inside of a struct.</summary>
internal sealed record TypesDetail(string? Text, DateOnly? Day, decimal? Price);
