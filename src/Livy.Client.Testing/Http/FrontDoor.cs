using System.Text;

namespace Livy.Client.Testing;

/// <summary>What happens to a request before a servlet sees it: mount point, malformed targets, authentication, CSRF, method override, form bodies.</summary>
internal static class FrontDoor
{
    private static readonly string[] OverrideHeaders = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    /// <summary>Takes a request apart, or throws the refusal a filter gives. The filters stand in Livy's order: authentication, CSRF, access control.</summary>
    public static Exchange Open(FakeLivyRequest request, FakeLivyOptions options, Authenticator authenticator, List<KeyValuePair<string, string>> greeting)
    {
        var target = RawTarget.Parse(request.Target);
        if (target.IsMalformed(options.Profile))
        {
            throw BadMessage(400, "Bad Request", options.Profile);
        }

        if (request.Headers.Sum(header => header.Key.Length + header.Value.Length + 4) > RequestLimits.Headers)
        {
            throw BadMessage(431, "Request Header Fields Too Large", options.Profile);
        }

        if (request.Target.Length > RequestLimits.Headers)
        {
            throw BadMessage(414, "URI Too Long", options.Profile);
        }

        if (request.IsBodyTooLong || request.Body.Length > RequestLimits.Body(request, options))
        {
            throw RequestLimits.IsUpload(request) ? new Refusal(UploadTooLarge(request)) : BadMessage(413, "Payload Too Large", options.Profile);
        }

        if (IsForm(request) && request.Body.Length > RequestLimits.Form)
        {
            throw new Refusal(ContainerErrors.Failed(request, "org.eclipse.jetty.http.BadMessageException: 400: Unable to parse form content"));
        }

        if (options.Profile == LivyProfile.Livy07 && request.Header("Expect") is { } expected && !expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            throw BadMessage(417, "Im a Teapot", options.Profile);
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

        return new Exchange { Request = request, Target = target, Method = EffectiveMethod(request, target), Body = ReadBody(request, options), User = user, Profile = options.Profile };
    }

    private static RawTarget Unmount(RawTarget target, string basePath)
    {
        if (basePath.TrimEnd('/').Length == 0)
        {
            return target;
        }

        return target.PathBelow(basePath) is { } path ? target.WithPath(path) : throw new Refusal(Replies.With(404, "", Replies.HtmlType));
    }

    /// <summary>What Jetty's parser answers itself; up to 9.3 without a body.</summary>
    private static Refusal BadMessage(int status, string reason, LivyProfile profile)
    {
        var hasBody = profile >= LivyProfile.Livy08;
        var response = new FakeLivyResponse
        {
            Status = status,
            Reason = Reasons.Of(status),
            Headers = hasBody ? [new("Content-Type", Replies.JettyPageType)] : [],
            Body = hasBody ? Encoding.ASCII.GetBytes($"<h1>Bad Message {status}</h1><pre>reason: {reason}</pre>") : default,
            IsBadMessage = true,
            ClosesConnection = true,
        };
        return new Refusal(response);
    }

    private static string EffectiveMethod(FakeLivyRequest request, RawTarget target)
    {
        // Only the servlets of sessions and batches obey, and no other knows a method in small letters.
        if (Servlets.MountOf(target.Path) is not ("sessions" or "batches"))
        {
            return request.Method;
        }

        if (!request.Method.Equals("POST", StringComparison.OrdinalIgnoreCase))
        {
            return request.Method.ToUpperInvariant();
        }

        foreach (var header in OverrideHeaders)
        {
            if (request.Header(header) is { } method)
            {
                return method.ToUpperInvariant();
            }
        }

        return (target.Parameter("_method") ?? Form(request)?.Parameter("_method"))?.ToUpperInvariant() ?? "POST";
    }

    private static ReadOnlyMemory<byte> ReadBody(FakeLivyRequest request, FakeLivyOptions options)
    {
        // Reading a parameter of a form makes the container read the body; nothing is left for Jackson.
        if (IsForm(request))
        {
            return default;
        }

        return !ContentCoding.DecodesRequests(options.Profile) ? request.Body
            : ContentCoding.Decode(request.Header("Content-Encoding"), request.Body, RequestLimits.Body(request, options)) ?? throw BadMessage(413, "Payload Too Large", options.Profile);
    }

    /// <summary>A form's body, which is written like a query.</summary>
    public static RawTarget? Form(FakeLivyRequest request) => IsForm(request) ? RawTarget.Parse("/?" + Encoding.UTF8.GetString(request.Body.Span)) : null;

    private static FakeLivyResponse UploadTooLarge(FakeLivyRequest request) =>
        ContainerErrors.Failed(request, "org.scalatra.servlet.SizeConstraintExceededException: Too large request or file");

    private static bool IsForm(FakeLivyRequest request) =>
        request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
}
