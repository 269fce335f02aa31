using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Statement outputs as the driver writes them.</summary>
internal static class Outputs
{
    public static string Text(int count, string text) => Mime(count, "text/plain", JsonEscapes.Quote(text));

    public static string Mime(int count, string mime, string json) => Data(count, $"{{\"{mime}\":{json}}}");

    public static string Data(int count, string json) =>
        $"{{\"status\":\"ok\",\"execution_count\":{count.ToString(CultureInfo.InvariantCulture)},\"data\":{json}}}";

    public static string Error(int count, string ename, string? evalue, params IEnumerable<string> traceback)
    {
        var text = new StringBuilder();
        text.Append("{\"status\":\"error\",\"execution_count\":").Append(count.ToString(CultureInfo.InvariantCulture));
        text.Append(",\"ename\":").Append(JsonEscapes.Quote(ename));
        text.Append(",\"evalue\":").Append(evalue is null ? "null" : JsonEscapes.Quote(evalue));
        text.Append(",\"traceback\":[").AppendJoin(',', traceback.Select(JsonEscapes.Quote)).Append("]}");
        return text.ToString();
    }

    /// <summary>The first half of a surrogate pair that stands alone, with the character behind it; null when there is none.</summary>
    public static (char First, char Second)? BrokenPair(string json)
    {
        for (var at = json.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); at >= 0 && at < json.Length; at++)
        {
            if (!char.IsSurrogate(json[at]))
            {
                continue;
            }

            var second = at + 1 < json.Length ? json[at + 1] : '"';
            if (!char.IsSurrogatePair(json[at], second))
            {
                return (json[at], second);
            }

            at++;
        }

        return null;
    }
}
