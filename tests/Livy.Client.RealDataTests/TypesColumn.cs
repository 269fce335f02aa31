namespace Livy.Client.RealDataTests;

/// <summary>A column of <see cref="TypesQuery.Sql"/>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">Spark's type.</param>
/// <param name="Values">Expressions that make its values.</param>
internal sealed record TypesColumn(string Name, string Type, params string[] Values);
