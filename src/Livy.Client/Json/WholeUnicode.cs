using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Livy.Client;

/// <summary>
/// Makes JSON safe to read. A server may write halves of surrogate pairs (Python's <c>print('\ud83d')</c>) or bytes that are no UTF-8; every reading of such a text, and of any name beside it, would throw.
/// </summary>
internal static class WholeUnicode
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The element itself, or a copy with U+FFFD in place of what is no Unicode.</summary>
    public static JsonElement Of(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Undefined)
        {
            return element;
        }

        var bytes = JsonMarshal.GetRawUtf8Value(element);
        if (Utf8.IsValid(bytes) && bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0)
        {
            return element;
        }

        var text = Mend(Encoding.UTF8.GetString(bytes));
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = true });
        return document.RootElement.Clone();
    }

    /// <summary>Replaces escaped halves that stand alone.</summary>
    private static string Mend(string json)
    {
        var mended = new StringBuilder(json);
        for (var at = 0; at < json.Length - 1; at++)
        {
            if (json[at] != '\\')
            {
                continue;
            }

            if (HalfAt(json, at) is { } half)
            {
                if (char.IsHighSurrogate(half) && HalfAt(json, at + 6) is { } other && char.IsLowSurrogate(other))
                {
                    at += 11;
                    continue;
                }

                mended[at + 2] = 'f';
                mended[at + 3] = 'f';
                mended[at + 4] = 'f';
                mended[at + 5] = 'd';
                at += 5;
                continue;
            }

            // An escaped backslash escapes nothing behind it.
            at++;
        }

        return mended.ToString();
    }

    private static char? HalfAt(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && !json.AsSpan(at + 2, 4).ContainsAnyExcept(Hex)
        && (char)Convert.ToInt32(json.Substring(at + 2, 4), 16) is var unit && char.IsSurrogate(unit)
            ? unit
            : null;
}
