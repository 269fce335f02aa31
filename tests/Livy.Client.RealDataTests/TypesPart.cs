namespace Livy.Client.RealDataTests;

/// <summary>A struct of <see cref="TypesQuery.Sql"/>.</summary>
internal sealed record TypesPart(int? Number, TypesDetail? Detail, DateTime?[]? Locals);
