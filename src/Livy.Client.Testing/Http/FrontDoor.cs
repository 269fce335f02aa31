using System.Text;

namespace Livy.Client.Testing;

/// <summary>What happens to a request before a servlet sees it: mount point, malformed targets, authentication, CSRF, method override, form bodies.</summary>
internal static class FrontDoor
{
    private const int HeaderLimit = 131_072;
    private static readonly string[] OverrideHeaders = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    /// <summary>Takes a request apart, or throws the refusal a filter gives. The filters stand in Livy's order: authentication, CSRF, access control.</summary>
    public static Exchange Open(FakeLivyRequest request, FakeLivyOptions options, Authenticator authenticator, List<KeyValuePair<string, string>> greeting)
    {
        var target = RawTarget.Parse(request.Target);
        if (target.IsMalformed())
        {
            throw BadMessage(400, "Bad Request");
        }

        if (request.Headers.Sum(header => header.Key.Length + header.Value.Length + 4) > HeaderLimit)
        {
            throw BadMessage(431, "Request Header Fields Too Large");
        }

        target = Unmount(target, options.BasePath);
        var plain = new Exchange { Request = request, Target = target, Method = request.Method, Body = default, Profile = options.Profile };
        var user = authenticator.Authenticate(plain, greeting);
        if (options.Csrf && request.Method is not ("GET" or "HEAD" or "OPTIONS") && request.Header("X-Requested-By") is null)
        {
            throw new Refusal(Replies.JettyError(plain, 400, "Missing Required Header for CSRF protection."));
        }

        if (!AccessRules.IsAllowed(options, user))
        {
            throw new Refusal(Replies.JettyError(plain, 403, "User not authorised to use Livy."));
        }

        return new Exchange { Request = request, Target = target, Method = EffectiveMethod(request, target), Body = ReadBody(request), User = user, Profile = options.Profile };
    }

    private static RawTarget Unmount(RawTarget target, string basePath)
    {
        if (basePath.TrimEnd('/').Length == 0)
        {
            return target;
        }

        return target.PathBelow(basePath) is { } path ? target.WithPath(path) : throw new Refusal(Replies.With(404, "", Replies.HtmlType));
    }

    private static Refusal BadMessage(int status, string reason)
    {
        var response = new FakeLivyResponse
        {
            Status = status,
            Reason = Reasons.Of(status),
            Headers = [new("Content-Type", Replies.JettyPageType)],
            Body = Encoding.ASCII.GetBytes($"<h1>Bad Message {status}</h1><pre>reason: {reason}</pre>"),
            IsBadMessage = true,
            ClosesConnection = true,
        };
        return new Refusal(response);
    }

    private static string EffectiveMethod(FakeLivyRequest request, RawTarget target)
    {
        if (request.Method is not "POST")
        {
            return request.Method;
        }

        foreach (var header in OverrideHeaders)
        {
            if (request.Header(header) is { } method)
            {
                return method.ToUpperInvariant();
            }
        }

        return target.Parameter("_method")?.ToUpperInvariant() ?? request.Method;
    }

    private static ReadOnlyMemory<byte> ReadBody(FakeLivyRequest request)
    {
        // Reading a parameter of a form makes the container read the body; nothing is left for Jackson.
        var isForm = request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        return isForm ? default : ContentCoding.Decode(request.Header("Content-Encoding"), request.Body);
    }
}
