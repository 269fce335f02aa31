using System.Text.Json;

namespace Livy.Client.Attacks;

/// <summary>The values of a JSON body, outermost last.</summary>
internal static class JsonParts
{
    /// <summary>All values up to where the body stops being JSON.</summary>
    public static List<JsonPart> Of(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        List<JsonPart> parts = [];
        Stack<JsonPart> open = [];
        (int Start, int End)? name = null;
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                var end = (int)reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        // Ends at its quote; the reader has consumed the colon as well.
                        name = (start, start + reader.ValueSpan.Length + 2);
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push(new JsonPart(name?.Start, name?.End ?? 0, start, end, open.Count, reader.TokenType));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        parts.Add(open.Pop() with { End = end });
                        break;
                    default:
                        parts.Add(new JsonPart(name?.Start, name?.End ?? 0, start, end, open.Count, reader.TokenType));
                        break;
                }

                name = null;
            }
        }
        catch (JsonException)
        {
            // An earlier mutation broke it here.
        }

        return parts;
    }

    /// <summary>Any part that fits; each depth is as likely as the others, for a long log would outweigh all the rest.</summary>
    public static JsonPart? Pick(byte[] body, Dice dice, Func<JsonPart, bool>? fits = null)
    {
        var parts = Of(body);
        if (fits is not null)
        {
            parts = parts.FindAll(part => fits(part));
        }

        if (parts.Count == 0)
        {
            return null;
        }

        var depth = dice.Pick([.. parts.Select(part => part.Depth).Distinct()]);
        return dice.Pick(parts.FindAll(part => part.Depth == depth));
    }
}
