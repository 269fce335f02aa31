using System.Text;

namespace Livy.Client.Testing;

/// <summary>The text of a query as a test writes it: white space is normalised, and parameters stand in it as <c>:name</c> or <c>?</c>.</summary>
internal sealed class QueryPattern(string text)
{
    /// <summary>Stands for a parameter between two pieces; no character of Unicode.</summary>
    private const char Hole = '\uffff';

    public string Text { get; } = Normal(text);

    public bool Matches(ReceivedQuery query)
    {
        var asked = Normal(string.Join(Hole, query.Pieces));
        var at = 0;
        var hole = 0;
        for (var i = 0; i < asked.Length; i++)
        {
            if (asked[i] != Hole)
            {
                if (at >= Text.Length || Text[at++] != asked[i])
                {
                    return false;
                }
            }
            else if (MarkAt(at, hole++, next: i + 1 < asked.Length ? asked[i + 1] : ' ') is var length and > 0)
            {
                at += length;
            }
            else
            {
                return false;
            }
        }

        return at == Text.Length;
    }

    /// <summary>How long the mark of a parameter is that stands there; 0 if there is none.</summary>
    private int MarkAt(int at, int hole, char next)
    {
        if (at < Text.Length && Text[at] == '?')
        {
            return 1;
        }

        if (at + 1 >= Text.Length || Text[at] != ':' || !IsOfName(Text[at + 1]))
        {
            return 0;
        }

        // Where a letter follows at once, only the mark's own name says where it ends.
        var own = $":p{hole}";
        if (IsOfName(next) && Text.AsSpan(at).StartsWith(own, StringComparison.Ordinal))
        {
            return own.Length;
        }

        var end = at + 1;
        while (end < Text.Length && IsOfName(Text[end]))
        {
            end++;
        }

        return end - at;
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    private static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var letter in text.AsSpan().Trim())
        {
            if (!char.IsWhiteSpace(letter))
            {
                normal.Append(letter);
            }
            else if (normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString();
    }
}
