using System.Text.Json;

namespace Livy.Client.Data.Tests;

/// <summary>A field of a schema in Spark's JSON.</summary>
internal static class FieldJson
{
    /// <param name="name">The name.</param>
    /// <param name="type">The type as in <c>StructType.json</c>, without quotation marks if it is a word.</param>
    public static string Of(string name, string type) =>
        $$$"""{"name":{{{JsonSerializer.Serialize(name)}}},"type":{{{(type.StartsWith('{') ? type : $"\"{type}\"")}}},"nullable":true,"metadata":{}}""";
}
