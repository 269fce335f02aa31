using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Livy.Client;

/// <summary>The settings of a <see cref="LivyClient"/>. Read once, when the client is made.</summary>
public sealed class LivyClientOptions
{
    /// <summary>Where Livy answers, such as <c>http://livy:8998</c>, or <c>https://gateway/livy/</c> with the prefix of a gateway. Required.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How requests prove who sends them. None by default.</summary>
    public LivyAuthentication? Authentication { get; set; }

    /// <summary>The user that every call is made for (<c>doAs</c>); none by default. See <see cref="LivyClient.As"/>.</summary>
    public string? DoAs { get; set; }

    /// <summary>The limits of single requests.</summary>
    public LivyTimeouts Timeouts { get; set; } = new();

    /// <summary>How requests are repeated.</summary>
    public LivyRetryOptions Retry { get; set; } = new();

    /// <summary>How the end of work is waited for.</summary>
    public LivyWaitOptions Waiting { get; set; } = new();

    /// <summary>How long disposing a session may take before it is left to the server. 30 s.</summary>
    public TimeSpan DisposeTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Changes the connections of a client that makes its own: proxies, certificates, TLS. Not used with a given <see cref="HttpClient"/>, but with one of <c>AddLivyClient</c>.</summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; set; }

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where log messages go. Nowhere by default.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Says what is wrong with the settings.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of its range.</exception>
    public void Validate()
    {
        ValidateEndpoint();
        new OptionRules(string.Empty).Limit(DisposeTimeout);
        if (DoAs is not null && string.IsNullOrWhiteSpace(DoAs))
        {
            throw new ArgumentException($"{nameof(DoAs)} can not be blank; leave it unset to act as yourself.");
        }

        Timeouts.Validate($"{nameof(Timeouts)}.");
        Retry.Validate($"{nameof(Retry)}.");
        Waiting.Validate($"{nameof(Waiting)}.");
    }

    /// <summary>A copy that later changes do not reach.</summary>
    internal LivyClientOptions Snapshot()
    {
        var copy = (LivyClientOptions)MemberwiseClone();
        copy.Timeouts = Timeouts.Snapshot();
        copy.Retry = Retry.Snapshot();
        copy.Waiting = Waiting.Snapshot();
        return copy;
    }

    private void ValidateEndpoint()
    {
        const string Example = "such as http://livy:8998";
        if (Endpoint is null)
        {
            throw new ArgumentException($"{nameof(Endpoint)} is missing: the address of Livy, {Example}.");
        }

        if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"{nameof(Endpoint)} must be an absolute http or https address, {Example}.");
        }

        if (Endpoint.UserInfo.Length > 0)
        {
            throw new ArgumentException($"{nameof(Endpoint)} holds a user name or password, which would end up in logs: use {nameof(LivyAuthentication)}.{nameof(LivyAuthentication.Basic)}.");
        }

        if (Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0)
        {
            throw new ArgumentException($"{nameof(Endpoint)} can not have a query or a fragment, {Example}.");
        }
    }
}
