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

    /// <summary>How sessions, batches and statements are submitted so that each runs once.</summary>
    public LivySubmissionOptions Submission { get; set; } = new();

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

    /// <summary>
    /// Sends credentials over plain http to other machines, too. <see langword="false"/>: a password or a token is refused with an endpoint that is neither https nor this machine, for everybody on the way can
    /// read it.
    /// </summary>
    public bool AllowInsecureCredentials { get; set; }

    /// <summary>How large the body of an answer may be, in bytes; one that reaches it is refused with <see cref="LivyErrorCode.AnswerTooLarge"/>. 64 MiB; the server itself delivers no output above 50 MiB (<c>livy.rsc.rpc.max.size</c>).</summary>
    public long MaxResponseSize { get; set; } = 64L * 1024 * 1024;

    /// <summary>The connections of a client that makes its own, as <see cref="ConfigureHandler"/> changes them: for handlers of one's own around them.</summary>
    public SocketsHttpHandler CreateHandler() => LivyConnections.CreateHandler(ConfigureHandler);

    /// <summary>Says what is wrong with the settings.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of its range; the message names all that are.</exception>
    public void Validate() => Validate(needsEndpoint: true);

    /// <summary>All that is wrong with the settings, a sentence each, which begins with the path of the setting, such as <c>Timeouts.Read</c>; empty if they are right.</summary>
    public IReadOnlyList<string> FindErrors() => FindErrors(needsEndpoint: true);

    /// <inheritdoc cref="Validate()"/>
    internal void Validate(bool needsEndpoint)
    {
        var errors = FindErrors(needsEndpoint);
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }

    /// <summary>A copy that later changes do not reach.</summary>
    internal LivyClientOptions Snapshot()
    {
        var copy = (LivyClientOptions)MemberwiseClone();
        copy.Timeouts = Timeouts.Snapshot();
        copy.Retry = Retry.Snapshot();
        copy.Submission = Submission.Snapshot();
        copy.Waiting = Waiting.Snapshot();
        return copy;
    }

    private IReadOnlyList<string> FindErrors(bool needsEndpoint)
    {
        var rules = new OptionRules();
        if (Endpoint is not null || needsEndpoint)
        {
            CheckEndpoint(rules);
        }

        rules.Limit(DisposeTimeout);
        if (DoAs is not null && string.IsNullOrWhiteSpace(DoAs))
        {
            rules.Fail(nameof(DoAs), "can not be blank; leave it unset to act as yourself");
        }

        if (MaxResponseSize is < 1024 or > int.MaxValue)
        {
            rules.Fail(nameof(MaxResponseSize), $"must be from 1024 to {int.MaxValue} bytes, not {MaxResponseSize}");
        }

        Timeouts.Check(rules.Within(nameof(Timeouts)));
        Retry.Check(rules.Within(nameof(Retry)));
        Submission.Check(rules.Within(nameof(Submission)));
        Waiting.Check(rules.Within(nameof(Waiting)));
        return rules.Errors;
    }

    private void CheckEndpoint(OptionRules rules)
    {
        const string Example = "such as http://livy:8998";
        if (Endpoint is null)
        {
            rules.Fail(nameof(Endpoint), $"is missing: the address of Livy, {Example}");
        }
        else if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps))
        {
            rules.Fail(nameof(Endpoint), $"must be an absolute http or https address, {Example}");
        }
        else if (Endpoint.UserInfo.Length > 0)
        {
            rules.Fail(nameof(Endpoint), $"holds a user name or password, which would end up in logs: use {nameof(LivyAuthentication)}.{nameof(LivyAuthentication.Basic)}");
        }
        else if (Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0)
        {
            rules.Fail(nameof(Endpoint), $"can not have a query or a fragment, {Example}");
        }
        else if (Authentication is { SendsSecrets: true } && Endpoint.Scheme == Uri.UriSchemeHttp && !Endpoint.IsLoopback && !AllowInsecureCredentials)
        {
            rules.Fail(nameof(Endpoint), $"is plain http on another machine, where everybody on the way could read the credentials: use https, or set {nameof(AllowInsecureCredentials)} if the network is yours alone");
        }
    }
}
