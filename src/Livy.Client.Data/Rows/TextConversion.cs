using System.Text;

namespace Livy.Client.Data;

/// <summary>Makes texts of UTF-8. Bytes that are none become U+FFFD, as in Spark's own clients.</summary>
/// <remarks>Short ones go through a buffer: to count their characters first takes as long as to make them.</remarks>
internal sealed class TextConversion
{
    private readonly char[] _characters = new char[256];

    public bool ToText(ReadOnlySpan<byte> bytes, out string text)
    {
        text = bytes.Length <= _characters.Length ? new string(_characters, 0, Encoding.UTF8.GetChars(bytes, _characters)) : Encoding.UTF8.GetString(bytes);
        return true;
    }
}
