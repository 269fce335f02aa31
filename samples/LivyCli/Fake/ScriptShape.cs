using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Livy.Client.Testing;

namespace LivyCli;

/// <summary>Holds JSON against a type before it is deserialized, so that an error can say where it is and what is expected there.</summary>
internal static class ScriptShape
{
    public static void Check(JsonElement element, JsonTypeInfo type, string path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(element, type, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckArray(element, type, path);
                break;
            default:
                CheckValue(element, type, path);
                break;
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            throw new ScriptException(path, $"expected an object with {Keys(type)}, found {Found(element)}");
        }

        foreach (var member in element.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(known => known.Name == member.Name)
                ?? throw new ScriptException(path, $"unknown key \"{member.Name}\", expected {Keys(type)}");
            Check(member.Value, ScriptJson.Default.GetTypeInfo(property.PropertyType)!, $"{path}.{member.Name}");
        }

        if (type.Properties.FirstOrDefault(property => property.IsRequired && !element.TryGetProperty(property.Name, out _)) is { } missing)
        {
            throw new ScriptException(path, $"the key \"{missing.Name}\" is missing");
        }
    }

    private static void CheckArray(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind is not JsonValueKind.Array)
        {
            throw new ScriptException(path, $"expected an array, found {Found(element)}");
        }

        var elementType = ScriptJson.Default.GetTypeInfo(type.ElementType!)!;
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            Check(item, elementType, $"{path}[{index++}]");
        }
    }

    private static void CheckValue(JsonElement element, JsonTypeInfo type, string path)
    {
        try
        {
            // null would be read as "not there", which is better written by leaving the key out.
            if (type.Type == typeof(JsonElement) || (element.ValueKind is not JsonValueKind.Null && element.Deserialize(type) is not null))
            {
                return;
            }
        }
        catch (JsonException)
        {
            // Said below, in the words of the one who wrote the script.
        }

        throw new ScriptException(path, $"expected {Expected(Nullable.GetUnderlyingType(type.Type) ?? type.Type)}, found {Found(element)}");
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(string) => "a string",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(byte[]) => "base64 text",
        _ when type == typeof(TimeSpan) => "a number of seconds, 0 or more",
        _ when type == typeof(LivyProfile) => OneOf(ProfileNames.All),
        _ when type == typeof(BatchEnd) => OneOf(Enum.GetNames<BatchEnd>().Select(JsonNamingPolicy.CamelCase.ConvertName)),
        _ => type.Name,
    };

    private static string Keys(JsonTypeInfo type) => OneOf(type.Properties.Select(property => property.Name));

    private static string OneOf(IEnumerable<string> values) => "one of " + string.Join(", ", values.Select(value => $"\"{value}\""));

    private static string Found(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
