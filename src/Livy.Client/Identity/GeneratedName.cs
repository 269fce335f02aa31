using System.Globalization;

namespace Livy.Client;

/// <summary>
/// Names that are an identity, because they carry our random part: <c>&lt;what it is&gt;-&lt;UUIDv7 without dashes&gt;</c>. The UUID carries the time, so a name also tells its age.
/// </summary>
internal static class GeneratedName
{
    private const int UuidLength = 32;
    private const int LongestName = 100;
    private const int LongestWhat = LongestName - UuidLength - 1;
    private const string DefaultWhat = "livy-client";

    /// <summary>A new name behind a text that says what it is; of that only what every cluster manager takes as a name is kept.</summary>
    public static string Describing(string? what, TimeProvider time) => Behind(Plain(what), time);

    /// <summary>A new name behind a prefix, which is kept as it is.</summary>
    public static string Behind(string prefix, TimeProvider time) => $"{prefix}-{Guid.CreateVersion7(time.GetUtcNow()):N}";

    /// <summary>Whether the name carries such a random part.</summary>
    public static bool IsOne(string? name) => TryRead(name, out _, out _);

    /// <summary>Takes a name apart.</summary>
    /// <param name="name">The name.</param>
    /// <param name="prefix">What stands before the random part, without the dash.</param>
    /// <param name="created">When the name was made.</param>
    public static bool TryRead(string? name, out string prefix, out DateTimeOffset created)
    {
        prefix = string.Empty;
        created = default;
        var dash = (name?.Length ?? 0) - UuidLength - 1;
        if (name is null || dash < 1 || name[dash] != '-' || name.AsSpan(dash + 1).ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        var uuid = Guid.ParseExact(name.AsSpan(dash + 1), "N");
        if (uuid.Version != 7)
        {
            return false;
        }

        prefix = name[..dash];
        created = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(name.AsSpan(dash + 1, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>Letters, digits, dots, dashes and underscores, beginning with a letter.</summary>
    private static string Plain(string? what)
    {
        var kept = string.Concat((what ?? string.Empty).Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_')).TrimStart('.', '-', '_');
        if (kept.Length == 0)
        {
            return DefaultWhat;
        }

        kept = char.IsAsciiLetter(kept[0]) ? kept : $"{DefaultWhat}-{kept}";
        return kept.Length <= LongestWhat ? kept : kept[..LongestWhat];
    }
}
