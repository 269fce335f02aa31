namespace Livy.Client.Testing;

/// <summary>The language an expression is written in.</summary>
internal enum Dialect
{
    Python,
    Scala,
    Sql,
}
