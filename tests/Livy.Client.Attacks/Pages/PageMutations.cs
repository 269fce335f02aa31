using System.Buffers.Binary;

namespace Livy.Client.Attacks;

/// <summary>What happens to the bytes of a result.</summary>
internal static class PageMutations
{
    private const int MostChanges = 8;
    private const int LongestFill = 300;

    private static readonly long[] Lengths = [0, 1, -1, 7, 8, 127, 128, 255, 256, 65_535, 65_536, int.MaxValue, int.MinValue, int.MaxValue - 7, uint.MaxValue, long.MaxValue, long.MinValue, 1 << 20, 1 << 30];

    private static readonly Func<byte[], Dice, byte[]>[] InPlace = [FlipBits, ChangeBytes, SetLength, NudgeLength];

    /// <summary>What moves bytes is seldom, for hardly anything is read after it.</summary>
    private static readonly Func<byte[], Dice, byte[]>[] All = [.. InPlace, .. InPlace, .. InPlace, Cut, Swap, Insert, Duplicate, Delete];

    /// <summary>Changes bytes in one way or in a few.</summary>
    public static byte[] Change(byte[] bytes, Dice dice)
    {
        for (var count = dice.OneIn(4) ? dice.Size(4) : 1; count > 0; count--)
        {
            bytes = bytes.Length == 0 ? [0] : dice.Pick(All)(bytes, dice);
        }

        return bytes;
    }

    private static byte[] FlipBits(byte[] bytes, Dice dice)
    {
        var changed = (byte[])bytes.Clone();
        for (var count = dice.OneIn(2) ? 1 : dice.Size(MostChanges); count > 0; count--)
        {
            changed[dice.Below(changed.Length)] ^= (byte)(1 << dice.Below(8));
        }

        return changed;
    }

    private static byte[] ChangeBytes(byte[] bytes, Dice dice)
    {
        var changed = (byte[])bytes.Clone();
        for (var count = dice.OneIn(2) ? 1 : dice.Size(MostChanges); count > 0; count--)
        {
            changed[dice.Below(changed.Length)] = (byte)dice.Below(256);
        }

        return changed;
    }

    private static byte[] Cut(byte[] bytes, Dice dice) => dice.OneIn(2) ? bytes[..dice.Below(bytes.Length)] : bytes[..^Math.Min(bytes.Length, dice.Size(16))];

    private static byte[] Swap(byte[] bytes, Dice dice)
    {
        var (start, end) = Splice.Range(bytes, dice);
        var piece = bytes[start..end];
        var rest = Splice.Replace(bytes, start, end, []);
        return Splice.Insert(rest, dice.Below(rest.Length + 1), piece);
    }

    private static byte[] Insert(byte[] bytes, Dice dice)
    {
        var piece = new byte[dice.Size(LongestFill)];
        Array.Fill(piece, dice.OneIn(2) ? (byte)0 : byte.MaxValue);
        return Splice.Insert(bytes, dice.Below(bytes.Length + 1), piece);
    }

    private static byte[] Duplicate(byte[] bytes, Dice dice)
    {
        var (start, end) = Splice.Range(bytes, dice);
        return Splice.Insert(bytes, dice.OneIn(2) ? end : dice.Below(bytes.Length + 1), bytes.AsSpan(start, end - start));
    }

    private static byte[] Delete(byte[] bytes, Dice dice)
    {
        var (start, end) = Splice.Range(bytes, dice);
        return Splice.Replace(bytes, start, end, []);
    }

    /// <summary>Lengths and offsets stand in fields of 2, 4 or 8 bytes.</summary>
    private static byte[] SetLength(byte[] bytes, Dice dice) => Write(bytes, dice, _ => dice.Pick(Lengths));

    private static byte[] NudgeLength(byte[] bytes, Dice dice) => Write(bytes, dice, old => old + dice.Below(33) - 16);

    private static byte[] Write(byte[] bytes, Dice dice, Func<long, long> change)
    {
        var changed = (byte[])bytes.Clone();
        var width = dice.Pick([sizeof(short), sizeof(int), sizeof(int), sizeof(long)]);
        if (changed.Length < width)
        {
            return changed;
        }

        var place = changed.AsSpan(dice.Below((changed.Length / width)) * width, width);
        switch (width)
        {
            case sizeof(short):
                BinaryPrimitives.WriteInt16LittleEndian(place, unchecked((short)change(BinaryPrimitives.ReadInt16LittleEndian(place))));
                break;
            case sizeof(int):
                BinaryPrimitives.WriteInt32LittleEndian(place, unchecked((int)change(BinaryPrimitives.ReadInt32LittleEndian(place))));
                break;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(place, unchecked(change(BinaryPrimitives.ReadInt64LittleEndian(place))));
                break;
        }

        return changed;
    }
}
