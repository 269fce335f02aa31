using System.Text;

namespace Livy.Client.Testing;

/// <summary>What can be read of a Java job without its class: the name of that class.</summary>
internal static class KryoJob
{
    /// <summary>The marker of a class by name, and the number of that name, the first of all.</summary>
    private const byte ByName = 1;
    private const byte FirstName = 0;

    /// <summary>Set in the last byte of a short ASCII text, and in the first byte of any other, where the length stands.</summary>
    private const byte Mark = 0x80;
    private const byte MoreOfLength = 0x40;

    /// <summary>The class of the serialized object, or <see langword="null"/> if these are no such bytes.</summary>
    public static string? ReadClassName(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4 || payload[0] != ByName || payload[1] != FirstName)
        {
            return null;
        }

        var text = payload[2..];
        return (text[0] & Mark) == 0 ? ReadMarkedAtItsEnd(text) : ReadAfterItsLength(text);
    }

    private static string? ReadMarkedAtItsEnd(ReadOnlySpan<byte> text)
    {
        var last = text.IndexOfAnyInRange(Mark, byte.MaxValue);
        return last < 0 ? null : Encoding.ASCII.GetString(text[..last]) + (char)(text[last] & ~Mark);
    }

    /// <summary>The length plus one: six bits in the first byte, seven in each that follows. Names of classes are ASCII as good as always.</summary>
    private static string? ReadAfterItsLength(ReadOnlySpan<byte> text)
    {
        var length = text[0] & (MoreOfLength - 1);
        var start = 1;
        for (var (shift, more) = (6, (text[0] & MoreOfLength) != 0); more && start < text.Length && shift < 28; shift += 7, start++)
        {
            length |= (text[start] & ~Mark) << shift;
            more = (text[start] & Mark) != 0;
        }

        return length >= 2 && start + length - 1 <= text.Length ? Encoding.ASCII.GetString(text.Slice(start, length - 1)) : null;
    }
}
