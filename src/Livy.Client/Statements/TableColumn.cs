namespace Livy.Client;

/// <summary>A column of a <see cref="StatementTable"/>.</summary>
/// <param name="Name">The name; an index as text where the rows were lists or tuples. Names may occur twice.</param>
/// <param name="Type">The server's word for the type: such as <c>BIGINT_TYPE</c> for <c>%table</c>, <c>integer</c> for SQL, and the JSON of the type for SQL's nested ones.</param>
public sealed record TableColumn(string Name, string Type)
{
    /// <summary>
    /// Whether cells of such a column have lost something on the way, or may have. Of SQL's types, and of arrays and maps with them: <c>decimal</c> (a double), <c>timestamp</c> (in seconds, in UTC), <c>double</c> and
    /// <c>float</c> (NaN is null, an infinity is a string), structs (serialised rows), <c>timestamp_ntz</c> and the intervals (nothing to rely on). Of <c>%table</c>'s: <c>DECIMAL_TYPE</c>, which Scala writes as a double.
    /// <c>QueryAsync</c> of Livy.Client.Data brings all of them exactly; here a <c>cast(… as string)</c> in the query does.
    /// </summary>
    public bool IsLossy => LossyType.Is(Type);
}
