using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>The signed cookie of Hadoop's <c>AuthenticationFilter</c>. Its secret is new with every start of the server, so a restart makes all cookies worthless.</summary>
internal sealed class HadoopCookie(TimeProvider time)
{
    public const string Cleared = "hadoop.auth=; HttpOnly";
    private const string Name = "hadoop.auth=";
    private const string SignatureMark = "&s=";

    /// <summary>Hadoop's default for <c>token.validity</c>.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromHours(10);
    private int _starts;

    public void Renew() => Interlocked.Increment(ref _starts);

    public string Issue(string user, string type)
    {
        var expires = (time.GetUtcNow() + Validity).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var token = $"u={user}&p={user}&t={type}&e={expires}";
        return $"{Name}\"{token}{SignatureMark}{Sign(token)}\"; HttpOnly";
    }

    /// <summary>The user of the cookie sent; null when there is none, or an expired one.</summary>
    /// <exception cref="FormatException">It was tampered with; the message is Hadoop's.</exception>
    public string? UserOf(FakeLivyRequest request)
    {
        if (Sent(request) is not { Length: > 0 } signed)
        {
            return null;
        }

        var mark = signed.LastIndexOf(SignatureMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            throw new FormatException($"org.apache.hadoop.security.authentication.util.SignerException: Invalid signed text: {signed}");
        }

        var token = signed[..mark];
        if (!string.Equals(Sign(token), signed[(mark + SignatureMark.Length)..], StringComparison.Ordinal))
        {
            throw new FormatException("org.apache.hadoop.security.authentication.util.SignerException: Invalid signature");
        }

        var fields = token.Split('&').ToDictionary(field => field[..1], field => field[2..], StringComparer.Ordinal);
        return long.Parse(fields["e"], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeMilliseconds() ? fields["u"] : null;
    }

    private static string? Sent(FakeLivyRequest request) => (request.Header("Cookie") ?? "").Split(';')
        .Select(cookie => cookie.Trim())
        .FirstOrDefault(cookie => cookie.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..].Trim('"');

    private string Sign(string token) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"start {_starts}"), Encoding.UTF8.GetBytes(token)));
}
