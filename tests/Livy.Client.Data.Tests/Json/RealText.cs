using System.Runtime.CompilerServices;

namespace Livy.Client.Data.Tests;

/// <summary>What Spark 3.5 wrote of every type; <c>Real/types.sql</c> says how.</summary>
internal static class RealText
{
    public static SparkSchema Schema { get; } = SparkSchemaJson.Read(File.ReadAllText(PathOf("types.schema.json")));

    public static byte[] Lines() => File.ReadAllBytes(PathOf("types.jsonl"));

    public static Stream Arrow() => File.OpenRead(PathOf("types.arrow"));

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Real", file);
}
