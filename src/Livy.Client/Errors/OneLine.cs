using System.Text;

namespace Livy.Client;

/// <summary>Makes one line of what a server said, so that neither a message nor a log can be spread or forged by it.</summary>
internal static class OneLine
{
    private const int MostCharacters = 300;

    /// <summary>The text with every run of white space and control characters as one space, cut after 300 characters.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MostCharacters));
        var gap = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(character);
            if (line.Length >= MostCharacters)
            {
                return line.Append('…').ToString();
            }
        }

        return line.ToString();
    }
}
