using System.Text;

namespace Livy.Client.Data;

/// <summary>Texts and binary values.</summary>
internal static class BytesConversions
{
    public static bool ToGuid(ReadOnlySpan<byte> bytes, out Guid guid) => Guid.TryParse(bytes, null, out guid);

    public static bool ToUri(ReadOnlySpan<byte> bytes, out Uri uri) => Uri.TryCreate(Encoding.UTF8.GetString(bytes), UriKind.RelativeOrAbsolute, out uri!);

    public static bool ToArray(ReadOnlySpan<byte> bytes, out byte[] array)
    {
        array = bytes.ToArray();
        return true;
    }

    public static bool ToMemory(ReadOnlySpan<byte> bytes, out ReadOnlyMemory<byte> memory)
    {
        memory = bytes.ToArray();
        return true;
    }
}
