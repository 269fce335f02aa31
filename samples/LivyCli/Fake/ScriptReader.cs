using System.Text.Json;

namespace LivyCli;

/// <summary>Reads script files. Comments and trailing commas are fine; whatever would be ignored is an error.</summary>
internal static class ScriptReader
{
    private static readonly JsonDocumentOptions Syntax = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    public static FakeScript Read(string path) => Parse(File.ReadAllText(path));

    public static FakeScript Parse(string text)
    {
        using var document = ParseDocument(text);
        ScriptShape.Check(document.RootElement, ScriptJson.Default.FakeScript, "$");
        var script = document.RootElement.Deserialize(ScriptJson.Default.FakeScript)!;
        script.Check();
        return script;
    }

    private static JsonDocument ParseDocument(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Syntax);
        }
        catch (JsonException exception)
        {
            throw new ScriptException(exception.LineNumber is { } line ? $"line {line + 1}" : "$", exception.Message, exception);
        }
    }
}
