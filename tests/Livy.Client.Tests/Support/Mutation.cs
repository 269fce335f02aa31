namespace Livy.Client.Tests;

/// <summary>Texts as they come to be by accident or with intent.</summary>
internal static class Mutation
{
    private const string Odd = "\0\n\"\\{}[]:,0129aZ;/%é\ud83d☃ .-";

    /// <summary>The text with up to three changes.</summary>
    public static string Of(string text, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
        {
            var at = random.Next(text.Length);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, Odd[random.Next(Odd.Length)].ToString()),
                2 => text[..at],
                3 => text.Insert(at, text[random.Next(at)..at]),
                _ => $"{text[..at]}{Odd[random.Next(Odd.Length)]}{text[(at + 1)..]}",
            };
        }

        return text;
    }
}
