using System.Text.Json;

namespace Livy.Client.Tests;

/// <summary>Answers' bodies, as short as the server could write them.</summary>
internal static class Bodies
{
    public static string Session(int id, string state, string kind = "pyspark") => $$"""{"id":{{id}},"state":"{{state}}","kind":"{{kind}}","log":["a line"]}""";

    public static string Batch(int id, string state) => $$"""{"id":{{id}},"state":"{{state}}","log":["a line"]}""";

    public static string State(int id, string state) => $$"""{"id":{{id}},"state":"{{state}}"}""";

    public static string Statement(int id, string state, string output = "null", double progress = 0) =>
        $$"""{"id":{{id}},"code":"1 + 1","state":"{{state}}","output":{{output}},"progress":{{progress}},"started":0,"completed":0}""";

    public static string Available(int id, string text) => Statement(id, "available", Text(text), progress: 1);

    public static string Text(string text) => $$$"""{"status":"ok","execution_count":0,"data":{"text/plain":{{{Quote(text)}}}}}""";

    public static string ErrorOutput(string name, string value) =>
        $$"""{"status":"error","execution_count":0,"ename":"{{name}}","evalue":"{{value}}","traceback":["Traceback (most recent call last):\n","{{name}}: {{value}}\n"]}""";

    public static string Log(params string[] lines) => $$"""{"id":7,"from":0,"total":{{lines.Length}},"log":[{{string.Join(",", lines.Select(Quote))}}]}""";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
