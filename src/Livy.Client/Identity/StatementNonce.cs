using System.Globalization;
using System.Security.Cryptography;

namespace Livy.Client;

/// <summary>
/// The mark by which a statement is found again: 64 random bits as spaces and tabs on a line of their own at the end of the code. Livy's interpreters cut it off (they trim), and the server shows the code
/// as it was sent.
/// </summary>
internal static class StatementNonce
{
    private const int Length = 64;

    /// <summary>A new one.</summary>
    public static string Create() => Of(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));

    /// <summary>Its bits as 16 hexadecimal digits; <see langword="null"/> if the text is none.</summary>
    public static string? ToText(string nonce)
    {
        if (nonce.Length != Length || nonce.AsSpan().ContainsAnyExcept(' ', '\t'))
        {
            return null;
        }

        var bits = 0UL;
        for (var at = 0; at < Length; at++)
        {
            bits |= nonce[at] == '\t' ? 1UL << at : 0;
        }

        return bits.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The mark of such digits; <see langword="null"/> if they are none.</summary>
    public static string? FromText(string digits) =>
        digits.Length == Length / 4 && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? Of(bits) : null;

    /// <summary>Whether the code can carry one: after a backslash the line would go on.</summary>
    public static bool Fits(string code) => !code.EndsWith('\\');

    /// <summary>The code with its mark.</summary>
    public static string Mark(string code, string nonce) => $"{code}\n{nonce}";

    /// <summary>The mark of code that the server shows, or <see langword="null"/> if it has none.</summary>
    public static string? Of(string? code) => HasOne(code) ? code![^Length..] : null;

    /// <summary>The code without its mark.</summary>
    public static string? Strip(string? code) => HasOne(code) ? code![..^(Length + 1)] : code;

    private static string Of(ulong bits) => string.Create(Length, bits, static (text, from) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = ((from >> at) & 1) == 0 ? ' ' : '\t';
        }
    });

    private static bool HasOne(string? code) =>
        code?.Length > Length && code[^(Length + 1)] == '\n' && !code.AsSpan(code.Length - Length).ContainsAnyExcept(' ', '\t');
}
