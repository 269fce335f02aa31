using System.Text;
using System.Text.Json;

namespace Livy.Client.Attacks;

/// <summary>Text that is no text: half characters, control characters, bytes of other encodings.</summary>
internal static class TextMutations
{
    private static readonly string[] Surrogates = ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\uD83D", "x\\udfff", "\\ud800x"];
    private static readonly string[] Controls = ["\0", "\u0001", "\u001b[31m", "\r\n", "\t", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\uffff", "\\u0000", "\\u001f", "\\r\\n", "\\b"];
    private static readonly string[] Escapes = ["\\", "\\x41", "\\u12", "\\uZZZZ", "\\'", "\"", "\\\"", "\\/"];
    private static readonly byte[][] NoUtf8 = [[0xff], [0xfe, 0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82], [0x80], [0xf0, 0x9f]];
    private static readonly Encoding[] Encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("half a surrogate pair", 6, (reply, dice) => Insert(reply, dice, Encoding.UTF8.GetBytes(dice.Pick(Surrogates)))),
        new("control character", 3, (reply, dice) => Insert(reply, dice, Encoding.UTF8.GetBytes(dice.Pick(Controls)))),
        new("odd escape", 2, (reply, dice) => Insert(reply, dice, Encoding.UTF8.GetBytes(dice.Pick(Escapes)))),
        new("no UTF-8", 3, (reply, dice) => Insert(reply, dice, dice.Pick(NoUtf8))),
        new("byte order mark", 1, (reply, dice) => reply.Body = [.. dice.OneIn(2) ? Encoding.UTF8.GetPreamble() : dice.Pick(Encodings).GetPreamble(), .. reply.Body]),
        new("another encoding", 1, (reply, dice) =>
        {
            var encoding = dice.Pick(Encodings);
            reply.Body = [.. dice.OneIn(2) ? encoding.GetPreamble() : [], .. Encoding.Convert(Encoding.UTF8, encoding, reply.Body)];
            if (dice.OneIn(2))
            {
                reply.SetHeader("Content-Type", $"application/json;charset={encoding.WebName}");
            }
        }),
    ];

    /// <summary>Puts the piece into a text or a name; where there is none, in the place of a value.</summary>
    private static void Insert(Reply reply, Dice dice, byte[] piece)
    {
        var part = JsonParts.Pick(reply.Body, dice, one => one.NameStart is not null || one.Kind is JsonTokenType.String);
        if (part is not { } found)
        {
            reply.Body = [.. "\""u8, .. piece, .. "\""u8];
            return;
        }

        if (found.Kind is JsonTokenType.String && (found.NameStart is null || !dice.OneIn(3)))
        {
            reply.Body = Splice.Insert(reply.Body, Between(found.Start, found.End, dice), piece);
        }
        else if (found.NameStart is { } start && dice.OneIn(2))
        {
            reply.Body = Splice.Insert(reply.Body, Between(start, found.NameEnd, dice), piece);
        }
        else
        {
            reply.Body = Splice.Replace(reply.Body, found.Start, found.End, [.. "\""u8, .. piece, .. "\""u8]);
        }
    }

    /// <summary>A place inside the quotes, one in three times right before the closing one.</summary>
    private static int Between(int start, int end, Dice dice) => dice.OneIn(3) ? end - 1 : start + 1 + dice.Below(end - start - 1);
}
