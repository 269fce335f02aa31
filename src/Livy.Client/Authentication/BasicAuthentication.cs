using System.Net.Http.Headers;
using System.Text;

namespace Livy.Client;

/// <summary>A user name and a password, in UTF-8 as Livy's filter reads them.</summary>
internal sealed class BasicAuthentication : LivyAuthentication
{
    private readonly AuthenticationHeaderValue _header;
    private readonly string _userName;

    public BasicAuthentication(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A user name for basic authentication can not hold a colon.", nameof(userName));
        }

        _userName = userName;
        _header = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));
    }

    internal override bool SendsSecrets => true;

    internal override string? UserName => _userName;

    public override ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = _header;
        return ValueTask.CompletedTask;
    }
}
