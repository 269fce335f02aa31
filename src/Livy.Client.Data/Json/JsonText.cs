using System.Text.Json;

namespace Livy.Client.Data;

/// <summary>The text of a token.</summary>
internal static class JsonText
{
    /// <summary>The text of a number, a string or a name, without quotes and escapes.</summary>
    /// <exception cref="InvalidOperationException">An escape is half a character.</exception>
    public static ReadOnlySpan<byte> Of(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan;
        }

        var text = new byte[json.ValueSpan.Length];
        return text.AsSpan(0, json.CopyString(text));
    }
}
