namespace Livy.Client;

/// <summary>A column of a <see cref="StatementTable"/>.</summary>
/// <param name="Name">The name; an index as text where the rows were lists or tuples. Names may occur twice.</param>
/// <param name="Type">The server's word for the type: such as <c>BIGINT_TYPE</c> for <c>%table</c>, <c>integer</c> for SQL, and the JSON of the type for SQL's nested ones.</param>
public sealed record TableColumn(string Name, string Type);
