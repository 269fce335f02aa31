using System.Diagnostics;

namespace Livy.Client;

/// <summary>What the server's error is, read from its status and the stable parts of its words.</summary>
/// <remarks>Open: later versions of this client may tell more cases apart.</remarks>
[DebuggerDisplay("{Value,nq}")]
public readonly record struct LivyErrorCode
{
    private readonly string? _value;

    /// <summary>Makes one from its name.</summary>
    public LivyErrorCode(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>None of the others.</summary>
    public static LivyErrorCode Unknown => default;

    /// <summary>There is no session of that id or name: never was, deleted, forgotten, or the server was restarted.</summary>
    public static LivyErrorCode SessionNotFound { get; } = new("SessionNotFound");

    /// <summary>There is no batch of that id or name: never was, deleted, forgotten (10 minutes after its end), or the server was restarted.</summary>
    public static LivyErrorCode BatchNotFound { get; } = new("BatchNotFound");

    /// <summary>There is no such statement: never was, or newer ones pushed it out.</summary>
    public static LivyErrorCode StatementNotFound { get; } = new("StatementNotFound");

    /// <summary>There is no such job, or its result was already read.</summary>
    public static LivyErrorCode JobNotFound { get; } = new("JobNotFound");

    /// <summary>The server does not know the path; often the endpoint lacks a prefix or is not Livy.</summary>
    public static LivyErrorCode RouteNotFound { get; } = new("RouteNotFound");

    /// <summary>The session is still starting or recovering. Nothing was done.</summary>
    public static LivyErrorCode SessionNotReady { get; } = new("SessionNotReady");

    /// <summary>The session has ended or is ending.</summary>
    public static LivyErrorCode SessionNotActive { get; } = new("SessionNotActive");

    /// <summary>The server lost its connection to the driver: the session is of no more use, whatever its state says.</summary>
    public static LivyErrorCode ChannelLost { get; } = new("ChannelLost");

    /// <summary>Too many sessions and batches are being created (<c>livy.server.session.max-creation</c>). Nothing was created.</summary>
    public static LivyErrorCode TooManySessions { get; } = new("TooManySessions");

    /// <summary>Another session (or batch) has the name; ended ones keep theirs until the server forgets them.</summary>
    public static LivyErrorCode DuplicateName { get; } = new("DuplicateName");

    /// <summary>The server does not accept the name.</summary>
    public static LivyErrorCode InvalidName { get; } = new("InvalidName");

    /// <summary>The server does not know the kind.</summary>
    public static LivyErrorCode InvalidKind { get; } = new("InvalidKind");

    /// <summary>A statement in a shared session must say its kind.</summary>
    public static LivyErrorCode KindRequired { get; } = new("KindRequired");

    /// <summary>The server's version does not know a field of the request.</summary>
    public static LivyErrorCode UnknownField { get; } = new("UnknownField");

    /// <summary>A local file outside the folders that the server allows (<c>livy.file.local-dir-whitelist</c>), or a relative path.</summary>
    public static LivyErrorCode FileNotAllowed { get; } = new("FileNotAllowed");

    /// <summary>The file to add does not exist.</summary>
    public static LivyErrorCode FileNotFound { get; } = new("FileNotFound");

    /// <summary>A session of this kind can not take a file of this sort.</summary>
    public static LivyErrorCode FileNotSupported { get; } = new("FileNotSupported");

    /// <summary>The session has a jar or a Python file of that name already, and keeps it (Livy 0.7).</summary>
    public static LivyErrorCode FileAlreadyAdded { get; } = new("FileAlreadyAdded");

    /// <summary>The file is larger than the server accepts (<c>livy.file.upload.max.size</c>).</summary>
    public static LivyErrorCode FileTooLarge { get; } = new("FileTooLarge");

    /// <summary>The request did not fit between server and driver (<c>livy.rsc.rpc.max.size</c>), and the session was lost by it.</summary>
    public static LivyErrorCode RequestTooLarge { get; } = new("RequestTooLarge");

    /// <summary>The server can not write the answer: an output holds text that is not Unicode.</summary>
    public static LivyErrorCode ResultUnreadable { get; } = new("ResultUnreadable");

    /// <summary>A setting that the administrator has blocked.</summary>
    public static LivyErrorCode BlockedConfiguration { get; } = new("BlockedConfiguration");

    /// <summary>The request was refused for another reason.</summary>
    public static LivyErrorCode BadRequest { get; } = new("BadRequest");

    /// <summary>The server wants the header <c>X-Requested-By</c>; this client sends it, so something on the way removes it.</summary>
    public static LivyErrorCode MissingCsrfHeader { get; } = new("MissingCsrfHeader");

    /// <summary>The caller is not authenticated.</summary>
    public static LivyErrorCode Unauthenticated { get; } = new("Unauthenticated");

    /// <summary>The caller may not do this.</summary>
    public static LivyErrorCode AccessDenied { get; } = new("AccessDenied");

    /// <summary>The caller may not act as that user.</summary>
    public static LivyErrorCode ImpersonationDenied { get; } = new("ImpersonationDenied");

    /// <summary>The server, or something before it, asks to slow down.</summary>
    public static LivyErrorCode Throttled { get; } = new("Throttled");

    /// <summary>Something between client and server could not reach it: 502, 503 or 504.</summary>
    public static LivyErrorCode Unavailable { get; } = new("Unavailable");

    /// <summary>An error inside the server.</summary>
    public static LivyErrorCode ServerError { get; } = new("ServerError");

    /// <summary>The answer is a redirect, to a login page for example; the client follows none.</summary>
    public static LivyErrorCode Redirected { get; } = new("Redirected");

    /// <summary>The answer says success but is not what Livy answers.</summary>
    public static LivyErrorCode UnexpectedContent { get; } = new("UnexpectedContent");

    /// <summary>The answer is larger than this client reads: <see cref="LivyClientOptions.MaxResponseSize"/>.</summary>
    public static LivyErrorCode AnswerTooLarge { get; } = new("AnswerTooLarge");

    /// <summary>The name of the code.</summary>
    public string Value => _value ?? nameof(Unknown);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
