namespace Livy.Client.Attacks;

/// <summary>What happens to bytes, whatever they mean.</summary>
internal static class ByteMutations
{
    private const int MostFlips = 8;
    private const int LongestPiece = 4096;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("flip bits", 4, Flip),
        new("truncate", 3, (reply, dice) => reply.Body = reply.Body[..dice.Below(reply.Body.Length)]),
        new("duplicate a piece", 2, (reply, dice) =>
        {
            var (start, end) = Splice.Range(reply.Body, dice);
            reply.Body = Splice.Insert(reply.Body, end, reply.Body.AsSpan(start, Math.Min(end - start, LongestPiece)));
        }),
        new("delete a piece", 2, (reply, dice) =>
        {
            var (start, end) = Splice.Range(reply.Body, dice);
            reply.Body = Splice.Replace(reply.Body, start, end, []);
        }),
        new("insert random bytes", 1, (reply, dice) =>
        {
            var piece = new byte[dice.Size(64)];
            dice.Fill(piece);
            reply.Body = Splice.Insert(reply.Body, dice.Below(reply.Body.Length + 1), piece);
        }),
        new("insert a piece of another reply", 1, (reply, dice) =>
        {
            var (start, end) = Splice.Range(reply.Foreign, dice);
            reply.Body = Splice.Insert(reply.Body, dice.Below(reply.Body.Length + 1), reply.Foreign.AsSpan(start, Math.Min(end - start, LongestPiece)));
        }),
    ];

    private static void Flip(Reply reply, Dice dice)
    {
        if (reply.Body.Length == 0)
        {
            return;
        }

        var body = (byte[])reply.Body.Clone();
        for (var count = dice.Size(MostFlips); count > 0; count--)
        {
            body[dice.Below(body.Length)] ^= (byte)(1 << dice.Below(8));
        }

        reply.Body = body;
    }
}
