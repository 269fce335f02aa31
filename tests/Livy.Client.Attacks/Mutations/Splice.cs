namespace Livy.Client.Attacks;

/// <summary>Cuts and joins bodies.</summary>
internal static class Splice
{
    /// <summary>The body with <paramref name="piece"/> in the place of the bytes from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static byte[] Replace(byte[] body, int start, int end, ReadOnlySpan<byte> piece)
    {
        var result = new byte[body.Length - (end - start) + piece.Length];
        body.AsSpan(0, start).CopyTo(result);
        piece.CopyTo(result.AsSpan(start));
        body.AsSpan(end).CopyTo(result.AsSpan(start + piece.Length));
        return result;
    }

    public static byte[] Insert(byte[] body, int place, ReadOnlySpan<byte> piece) => Replace(body, place, place, piece);

    /// <summary>A range of the body, mostly a short one.</summary>
    public static (int Start, int End) Range(byte[] body, Dice dice)
    {
        if (body.Length == 0)
        {
            return (0, 0);
        }

        var length = dice.Size(body.Length);
        var start = dice.Below(body.Length - length + 1);
        return (start, start + length);
    }
}
