using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Livy.Client;

/// <summary>What tells statements apart that carry no mark: a hash of their code, so that a token does not hold the code itself.</summary>
internal static class StatementFingerprint
{
    private const int Length = 64;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The hash of code as the server shows it; line ends do not count, for servers write their own.</summary>
    public static string Of(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.ReplaceLineEndings("\n"))));

    /// <summary>Whether a text is such a hash.</summary>
    public static bool IsOne(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExcept(Digits);
}
