namespace Livy.Client.ConformanceTests;

/// <summary>A case that needs a real server with TLS, a password and CSRF protection: <c>livy.sh start --tls --basic USER:PASSWORD --csrf</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SecureServerFactAttribute : FactAttribute
{
    public SecureServerFactAttribute()
    {
        if (SecureServer.Url is null)
        {
            Skip = "LIVY_SECURE_URL is not set: there is no real server with TLS and a password.";
        }
    }
}
