namespace Livy.Client;

/// <summary>Tells texts that can be sent from those that would arrive as others.</summary>
internal static class Unicode
{
    /// <summary>Whether every surrogate has its other half; JSON writers put U+FFFD in place of one that has not.</summary>
    public static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[++at])))
            {
                return false;
            }
        }

        return true;
    }
}
