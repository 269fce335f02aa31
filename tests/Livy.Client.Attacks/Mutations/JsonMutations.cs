using System.Text;
using System.Text.Json;

namespace Livy.Client.Attacks;

/// <summary>What another server, or another version, may write instead.</summary>
internal static class JsonMutations
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "\"\"", "\"x\"", "\" \"", "\"..\"", "\"0\"", "\"null\"", "[]", "{}", "[null]", "[[]]", "[0]", "[\"x\"]", "{\"\":null}", "{\"id\":0}", "[{\"id\":0}]",
    ];

    private static readonly string[] Numbers =
    [
        "-1", "-0", "0.5", "1.0", "1e2", "1E400", "-1e400", "1e-400", "1e308", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "253402300799999", "253402300800000", "-62135596800001", "100000000000000000000.5", "01", "0x10", "+1", ".5", "NaN", "Infinity", "\"NaN\"", "\"Infinity\"", "\"1e5\"", "\"-1\"", "\"٣\"",
        new('9', 400),
    ];

    private static readonly string[] Names =
    [
        "", "id", "ID", "state", "kind", "log", "from", "total", "size", "sessions", "statements", "output", "data", "status", "ename", "evalue", "traceback", "execution_count", "text/plain",
        "application/json", "application/vnd.livy.table.v1+json", "image/png", "image/", "msg_type", "content", "schema", "fields", "headers", "name", "type", "msg", "message", "$type", "$id",
        "$ref", "\\ud800", "\\u0000", new('n', 10_000),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("swap a value", 8, (reply, dice) => Replace(reply, dice, JsonParts.Pick(reply.Body, dice), Values)),
        new("swap two values", 2, SwapTwo),
        new("odd number", 5, (reply, dice) => Replace(
            reply,
            dice,
            JsonParts.Pick(reply.Body, dice, part => part.Kind is JsonTokenType.Number) is { } number && !dice.OneIn(4) ? number : JsonParts.Pick(reply.Body, dice),
            Numbers)),
        new("rename a property", 4, (reply, dice) =>
        {
            if (Property(reply, dice) is { NameStart: { } start } property)
            {
                reply.Body = Splice.Replace(reply.Body, start, property.NameEnd, Encoding.UTF8.GetBytes($"\"{dice.Pick(Names)}\""));
            }
        }),
        new("remove a property", 4, (reply, dice) => Remove(reply, Property(reply, dice))),
        new("remove a value", 2, (reply, dice) => Remove(reply, JsonParts.Pick(reply.Body, dice))),
        new("duplicate a property", 3, (reply, dice) =>
        {
            if (Property(reply, dice) is { NameStart: { } start } property)
            {
                var value = dice.OneIn(2) ? Encoding.UTF8.GetBytes(dice.Pick(Values)) : reply.Body[property.Start..property.End];
                byte[] copy = [.. ","u8, .. reply.Body[start..property.NameEnd], .. ":"u8, .. value];
                reply.Body = Splice.Insert(reply.Body, property.End, copy);
            }
        }),
    ];

    /// <summary>Puts one of the values in the place of the part.</summary>
    private static void Replace(Reply reply, Dice dice, JsonPart? part, string[] values)
    {
        if (part is { } found)
        {
            reply.Body = Splice.Replace(reply.Body, found.Start, found.End, Encoding.UTF8.GetBytes(dice.Pick(values)));
        }
    }

    private static JsonPart? Property(Reply reply, Dice dice) => JsonParts.Pick(reply.Body, dice, part => part.NameStart is not null);

    private static void SwapTwo(Reply reply, Dice dice)
    {
        if (JsonParts.Pick(reply.Body, dice) is not { } target || JsonParts.Pick(reply.Body, dice) is not { } source)
        {
            return;
        }

        reply.Body = Splice.Replace(reply.Body, target.Start, target.End, reply.Body.AsSpan(source.Start..source.End));
    }

    /// <summary>Removes the part and the comma that it needs no more, so that the rest stays JSON.</summary>
    private static void Remove(Reply reply, JsonPart? part)
    {
        if (part is not { } gone)
        {
            return;
        }

        var (start, end) = (gone.From, gone.End);
        if (end < reply.Body.Length && reply.Body[end] == ',')
        {
            end++;
        }
        else if (start > 0 && reply.Body[start - 1] == ',')
        {
            start--;
        }

        reply.Body = Splice.Replace(reply.Body, start, end, []);
    }
}
