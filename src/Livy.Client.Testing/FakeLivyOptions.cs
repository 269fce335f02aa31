using System.Numerics;
using System.Runtime.CompilerServices;

namespace Livy.Client.Testing;

/// <summary>How a <see cref="FakeLivy"/> is set up. Unless said otherwise the defaults are those of a real Livy; only what takes a real Spark seconds takes milliseconds here.</summary>
public sealed class FakeLivyOptions
{
    /// <summary>The release it behaves like. Default: 0.9.0.</summary>
    public LivyProfile Profile { get; set; } = LivyProfile.Livy09;

    /// <summary>The path Livy is mounted below, as behind a gateway: <c>/gateway/livy</c>. Stubs and <see cref="RecordedRequest.Is"/> may leave it out. Default: none.</summary>
    public string BasePath
    {
        get;
        set => field = value is "" || value?.StartsWith('/') == true ? value : throw new ArgumentException($"A base path is empty or starts with a slash. Found: {value}", nameof(BasePath));
    } = "";

    /// <summary>How long a session is <c>starting</c>. Default: 300 ms.</summary>
    public TimeSpan SessionStartTime { get; set => field = Time(value); } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a statement runs that no script says otherwise of. Default: 20 ms.</summary>
    public TimeSpan StatementTime { get; set => field = Time(value); } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a batch runs that no script says otherwise of. Default: 500 ms.</summary>
    public TimeSpan BatchTime { get; set => field = Time(value); } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a job runs that no script says otherwise of. Default: 20 ms.</summary>
    public TimeSpan JobTime { get; set => field = Time(value); } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long DELETE, stop and interrupt block while a driver shuts down. Default: 50 ms.</summary>
    public TimeSpan StopTime { get; set => field = Time(value); } = TimeSpan.FromMilliseconds(50);

    /// <summary><c>livy.rsc.retained-statements</c>, unless a session's <c>conf</c> sets it. Default: 100.</summary>
    public int RetainedStatements { get; set => field = Count(value); } = 100;

    /// <summary><c>livy.rsc.job-cancel.timeout</c>, unless a session's <c>conf</c> sets it: after it a statement whose code ignores the cancel is <c>cancelled</c> anyway. Default: 30 s.</summary>
    public TimeSpan JobCancelTimeout { get; set => field = Time(value); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// <c>livy.rsc.rpc.max.size</c> in bytes, unless a session's <c>conf</c> sets it. A larger output can never be read, reading it hangs;
    /// a larger request loses the session, although its state stays <c>idle</c>. Default: 50 MiB.
    /// </summary>
    public long RpcMaxSize { get; set => field = Count(value); } = 52_428_800;

    /// <summary>Whether a spark or sql statement makes its session look idle for an instant between busy and busy, as on a real server. Default: true.</summary>
    public bool StateFlicker { get; set; } = true;

    /// <summary>How long a finished statement is <c>available</c> while <c>completed</c> is still 0; Livy writes the two one after the other. Default: 0.</summary>
    public TimeSpan CompletedDelay { get; set => field = Time(value); }

    /// <summary>
    /// How long it takes the server to notice that a driver has crashed: for this time its calls hang and then fail with a <c>CancellationException</c>,
    /// for as long again they say <c>RPC channel is closed</c>, then the session is <c>dead</c>. About half a second on a real server. Default: 0, dead at once.
    /// </summary>
    public TimeSpan DriverLossTime { get; set => field = Time(value); }

    /// <summary><c>livy.cache-log.size</c>, the lines kept of each stream of a log. Default: 200.</summary>
    public int CacheLogSize { get; set => field = Count(value); } = 200;

    /// <summary><c>livy.file.upload.max.size</c> in bytes. Default: 100 MiB.</summary>
    public long UploadMaxSize { get; set => field = Count(value); } = 104_857_600;

    /// <summary>
    /// How many bytes clients may make this server hold, so that nothing they send ends the process it runs in: in sessions, batches, statements and jobs together, where a character takes two; in request bodies
    /// other than uploads, packed or not; in the journal; twice as much in answers that nobody reads. What goes beyond in the state or in one body is answered with 413, an answer without room is a 503.
    /// Set before the first request. Default: 16 MiB.
    /// </summary>
    public long MemoryLimit { get; set => field = Count(value); } = 16_777_216;

    /// <summary><c>livy.server.session.max-creation</c>: the living sessions and batches together. Default: 100.</summary>
    public int MaxCreation { get; set => field = Count(value); } = 100;

    /// <summary><c>livy.server.session.state-retain.sec</c>: how long finished sessions and batches stay listed. Default: 600 s.</summary>
    public TimeSpan StateRetain { get; set => field = Time(value); } = TimeSpan.FromSeconds(600);

    /// <summary><c>livy.server.session.timeout-check</c>: whether idle sessions are removed, and busy ones (see <see cref="SessionTimeout"/>). Default: true.</summary>
    public bool TimeoutCheck { get; set; } = true;

    /// <summary>
    /// <c>livy.server.session.timeout</c>, for sessions that set no <c>idleTimeout</c>: a session to which nothing was submitted for so long is removed, even while a statement
    /// runs in it; polling does not keep it. So tests of statements that take longer need a higher value. Default: 1 h.
    /// </summary>
    public TimeSpan SessionTimeout { get; set => field = Time(value); } = TimeSpan.FromHours(1);

    /// <summary><c>livy.server.session.ttl-check</c>: whether the <c>ttl</c> of a session does anything. Default: false.</summary>
    public bool TtlCheck { get; set; }

    /// <summary><c>livy.server.session.ttl</c>, for sessions that set none. Default: 8 h.</summary>
    public TimeSpan SessionTtl { get; set => field = Time(value); } = TimeSpan.FromHours(8);

    /// <summary>The period of the collector of finished and idle sessions; fixed in Livy. Read when the server starts. Default: 60 s.</summary>
    public TimeSpan GarbageCollectionInterval { get; set => field = Period(value); } = TimeSpan.FromSeconds(60);

    /// <summary><c>livy.server.heartbeat-watchdog.interval</c>. Read when the server starts. Default: 60 s.</summary>
    public TimeSpan HeartbeatWatchdogInterval { get; set => field = Period(value); } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// <c>livy.file.local-dir-whitelist</c>. When set, local paths (<c>file:</c> and paths without a scheme) outside of it are refused.
    /// Default: null, every path passes, as on a cluster whose default file system is HDFS.
    /// </summary>
    public IReadOnlyList<string>? LocalDirWhitelist { get; set; }

    /// <summary><c>livy.session.staging-dir</c>, seen in the error texts of uploads. Default: <c>/user/livy/.livy-sessions</c>.</summary>
    public string StagingDir { get; set; } = "/user/livy/.livy-sessions";

    /// <summary>Whether the file of an <c>add-*</c> call exists. Default: every file does.</summary>
    public Func<string, bool> FileExists { get; set; } = static _ => true;

    /// <summary>The only user name let in by HTTP Basic, as with <c>livy.server.auth.type=ldap</c>; together with <see cref="BasicPassword"/>. Default: null, no authentication.</summary>
    public string? BasicUser { get; set; }

    /// <summary>The password that goes with <see cref="BasicUser"/>.</summary>
    public string? BasicPassword { get; set; }

    /// <summary>A bearer token to ask for, as a gateway in front of Livy does. Default: null, none.</summary>
    public string? BearerToken { get; set; }

    /// <summary>
    /// Hadoop's <c>AuthenticationFilter</c> of type <c>simple</c>: <c>?user.name=alice</c> is believed and answered with a signed <c>hadoop.auth</c> cookie,
    /// which is enough from then on. Default: false.
    /// </summary>
    public bool PseudoAuthentication { get; set; }

    /// <summary>
    /// Kerberos as a client sees it (<c>livy.server.auth.type=kerberos</c>): the one token that <c>Authorization: Negotiate …</c> may carry. Without one the answer is 401 and
    /// <c>WWW-Authenticate: Negotiate</c>, with another 403; success sets the <c>hadoop.auth</c> cookie. Default: null, none is asked for.
    /// </summary>
    public string? NegotiateToken { get; set; }

    /// <summary>Who that is that comes with <see cref="NegotiateToken"/>. Default: <c>alice</c>.</summary>
    public string NegotiateUser { get; set; } = "alice";

    /// <summary>
    /// <c>livy.server.access-control.enabled</c>: log, statements and jobs of others are 403, and so is changing anything of theirs. Needs some authentication:
    /// without it there are no users, and everything is allowed. Default: false.
    /// </summary>
    public bool AccessControl { get; set; }

    /// <summary><c>livy.server.access-control.allowed-users</c>: who may use Livy at all, beside all who are named below. Default: <c>*</c>, everybody.</summary>
    public IReadOnlyList<string> AllowedUsers { get; set; } = ["*"];

    /// <summary><c>livy.server.access-control.view-users</c>: who may look at the sessions of others. Default: nobody.</summary>
    public IReadOnlyList<string> ViewUsers { get; set; } = [];

    /// <summary><c>livy.server.access-control.modify-users</c>: who may look at the sessions of others and change them. Default: nobody.</summary>
    public IReadOnlyList<string> ModifyUsers { get; set; } = [];

    /// <summary><c>livy.superusers</c>: who may do everything, and act as anybody with <c>doAs</c> or <c>proxyUser</c>. Default: nobody.</summary>
    public IReadOnlyList<string> SuperUsers { get; set; } = [];

    /// <summary><c>livy.server.csrf-protection.enabled</c>: everything but GET, HEAD and OPTIONS needs <c>X-Requested-By</c>. Default: false.</summary>
    public bool Csrf { get; set; }

    /// <summary><c>livy.impersonation.enabled</c>: sessions run as <c>proxyUser</c> or <c>doAs</c>, else the names are ignored. Default: false.</summary>
    public bool Impersonation { get; set; }

    /// <summary>Whether <c>/sessions/{name}</c> finds a session by its name. Releases before 0.7 knew ids only: there a name is 400 <c>For input string: "…"</c>. Default: true.</summary>
    public bool NameLookup { get; set; } = true;

    /// <summary>How many exchanges <see cref="FakeLivy.Requests"/> keeps, if they are not above <see cref="MemoryLimit"/> together; the oldest are dropped first. Default: 10,000.</summary>
    public int JournalSize { get; set => field = Count(value); } = 10_000;

    /// <summary>The user name that <c>/version</c> shows and logs mention. Default: <c>livy</c>.</summary>
    public string ServerUser { get; set; } = "livy";

    /// <summary>Finds what one setting alone does not show.</summary>
    internal void Check()
    {
        if ((BasicUser is null) != (BasicPassword is null))
        {
            throw new ArgumentException($"{nameof(BasicUser)} and {nameof(BasicPassword)} go together: one of them is missing.");
        }

        if (!Enum.IsDefined(Profile))
        {
            throw new ArgumentException($"There is no profile {Profile}.");
        }
    }

    private static TimeSpan Time(TimeSpan value, [CallerMemberName] string name = "") =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "A time is not negative.");

    private static TimeSpan Period(TimeSpan value, [CallerMemberName] string name = "") =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "A period is longer than zero.");

    private static T Count<T>(T value, [CallerMemberName] string name = "")
        where T : INumber<T> => !T.IsNegative(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A number of things is not negative.");
}
