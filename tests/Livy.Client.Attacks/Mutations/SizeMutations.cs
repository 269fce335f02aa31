using System.Text;

namespace Livy.Client.Attacks;

/// <summary>More than anybody expects: depth, length, number.</summary>
internal static class SizeMutations
{
    private const int Mebibyte = 1024 * 1024;
    private const int LongestElement = 256;

    private static readonly int[] Levels = [10, 62, 63, 64, 65, 66, 128, 1000];
    private static readonly string[] Characters = ["x", "\\n", "\\u0000", "é", "\\ud83d\\ude00", "<", " "];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("deep nesting", 3, Nest),
        new("long text", 2, (reply, dice) => Replace(reply, dice, _ => Repeated(Encoding.UTF8.GetBytes(dice.Pick(Characters)), Most(dice), [], (byte)'"', (byte)'"'))),
        new("long array", 2, (reply, dice) => Replace(reply, dice, value => Repeated(value.Length <= LongestElement ? value : "0"u8.ToArray(), Most(dice), ","u8.ToArray(), (byte)'[', (byte)']'))),
        new("many properties", 1, (reply, dice) => Replace(reply, dice, value => ManyProperties(value.Length <= LongestElement ? value : "0"u8.ToArray(), Most(dice)))),
    ];

    /// <summary>Seldom a mebibyte.</summary>
    private static int Most(Dice dice) => dice.OneIn(40) ? Mebibyte : dice.Size(16 * 1024);

    private static void Nest(Reply reply, Dice dice)
    {
        var levels = dice.OneIn(20) ? 100_000 : dice.Pick(Levels);
        var (open, close) = dice.Pick([("[", "]"), ("{\"a\":", "}"), ("[{\"data\":", "}]")]);
        var closed = !dice.OneIn(4);
        Replace(reply, dice, value => Encoding.UTF8.GetBytes(
            $"{string.Concat(Enumerable.Repeat(open, levels))}{Encoding.UTF8.GetString(value)}{(closed ? string.Concat(Enumerable.Repeat(close, levels)) : string.Empty)}"));
    }

    private static void Replace(Reply reply, Dice dice, Func<byte[], byte[]> make)
    {
        if (JsonParts.Pick(reply.Body, dice) is { } part)
        {
            reply.Body = Splice.Replace(reply.Body, part.Start, part.End, make(reply.Body[part.Start..part.End]));
        }
    }

    private static byte[] Repeated(byte[] piece, int most, byte[] separator, byte first, byte last)
    {
        List<byte> result = [first, .. piece];
        while (result.Count < most)
        {
            result.AddRange(separator);
            result.AddRange(piece);
        }

        result.Add(last);
        return [.. result];
    }

    private static byte[] ManyProperties(byte[] value, int most)
    {
        var text = new StringBuilder("{");
        var element = Encoding.UTF8.GetString(value);
        for (var count = 0; text.Length < most; count++)
        {
            text.Append(count == 0 ? string.Empty : ",").Append($"\"p{count}\":{element}");
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }
}
