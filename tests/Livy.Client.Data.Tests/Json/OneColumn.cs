namespace Livy.Client.Data.Tests;

/// <summary>Schemas of one column.</summary>
internal static class OneColumn
{
    /// <param name="type">The type as Spark's JSON has it: a word without quotes, or an object.</param>
    public static SparkSchema Of(string type) => SparkSchemaJson.Read($$$"""{"type":"struct","fields":[{"name":"a","type":{{{Json(type)}}},"nullable":true,"metadata":{}}]}""");

    public static string ArrayOf(string type) => $$$"""{"type":"array","elementType":{{{Json(type)}}},"containsNull":true}""";

    public static string MapOf(string key, string value) => $$$"""{"type":"map","keyType":{{{Json(key)}}},"valueType":{{{Json(value)}}},"valueContainsNull":true}""";

    public static string StructOf(params string[] types) => $$$"""{"type":"struct","fields":[{{{string.Join(',', types.Select(type => $$$"""{"name":"x y","type":{{{Json(type)}}},"nullable":true,"metadata":{}}"""))}}}]}""";

    private static string Json(string type) => type.StartsWith('{') ? type : $"\"{type}\"";
}
