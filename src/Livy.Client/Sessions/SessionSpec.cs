using System.Globalization;

namespace Livy.Client;

/// <summary>A session to be started.</summary>
public sealed record SessionSpec : ApplicationSpec
{
    /// <summary>A session of the server's default kind, <c>shared</c>: every statement says its language.</summary>
    public SessionSpec()
    {
    }

    /// <summary>A session of a kind.</summary>
    public SessionSpec(SessionKind kind) => Kind = kind;

    /// <summary>The language of the session. Shared by default.</summary>
    public SessionKind Kind { get; init; } = SessionKind.Shared;

    /// <summary>
    /// How long the server keeps the session without a call that addresses it, so that it does not outlive a client that died; whole seconds, never by default. The server looks once
    /// a minute. Lists of sessions do not count as calls. The handle that started it calls every third of it by itself, until it is disposed, left running, or no longer referenced.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>
    /// How long the session may stand idle before the server stops it; the server's own limit (1 h) if unset. Counted from the creation, so not shorter than a slow start.
    /// From Livy 0.8.
    /// </summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>How long the session may live, whatever it does. From Livy 0.9, and only where the server checks it (<c>livy.server.session.ttl-check</c>).</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>
    /// How many rows a statement of kind <c>sql</c> returns at most (<c>livy.rsc.sql.num-rows</c>): 1000 if unset. The server cuts the rest and does not say so: see <see cref="StatementTable.IsTruncated"/>. All rows
    /// come in one answer, which the driver keeps; for many rows use <c>QueryAsync</c> of Livy.Client.Data, which has no such limit.
    /// </summary>
    public int? SqlRowLimit { get; init; }

    /// <summary>The limit as far as this spec says it.</summary>
    internal int? SaidSqlRowLimit => SqlRowLimit
        ?? (Conf.TryGetValue(SqlRows.Setting, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (Kind == default)
        {
            throw new ArgumentException("The kind is default, which is none: say one, such as SessionKind.PySpark.", nameof(Kind));
        }

        SpecRules.Positive(HeartbeatTimeout, nameof(HeartbeatTimeout));
        SpecRules.Positive(IdleTimeout, nameof(IdleTimeout));
        SpecRules.Positive(Ttl, nameof(Ttl));
        if (SqlRowLimit <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(SqlRowLimit), SqlRowLimit, "The limit must be above zero.");
        }

        if (SqlRowLimit is not null && Conf.ContainsKey(SqlRows.Setting))
        {
            throw new ArgumentException($"{nameof(SqlRowLimit)} is the setting {SqlRows.Setting}, which {nameof(Conf)} has, too: leave one of them out.", nameof(SqlRowLimit));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} of kind {Kind}";

    /// <summary>The request, with the words of the server's version.</summary>
    /// <param name="version">The version; <see langword="null"/> if it is not known.</param>
    /// <param name="name">The name to create it under.</param>
    /// <exception cref="NotSupportedException">The version lacks something that is asked for.</exception>
    internal CreateSessionRequest ToRequest(Version? version, string? name)
    {
        if (Ttl is not null && version is { Major: 0, Minor: < 9 })
        {
            throw new NotSupportedException($"The server is Livy {version}, which can not limit the life of a session: {nameof(Ttl)} needs 0.9.");
        }

        if (IdleTimeout is not null && version is { Major: 0, Minor: < 8 })
        {
            throw new NotSupportedException($"The server is Livy {version}, which has one idle timeout for all sessions: {nameof(IdleTimeout)} needs 0.8.");
        }

        // In 0.8 the idle timeout of a session was called ttl.
        var idleTimeoutIsTtl = version is { Major: 0, Minor: 8 };
        return new CreateSessionRequest
        {
            Kind = Kind,
            ProxyUser = ProxyUser,
            Jars = OrNull(Jars),
            PyFiles = OrNull(PyFiles),
            Files = OrNull(Files),
            Archives = OrNull(Archives),
            DriverMemory = DriverMemory,
            DriverCores = DriverCores,
            ExecutorMemory = ExecutorMemory,
            ExecutorCores = ExecutorCores,
            NumExecutors = NumExecutors,
            Queue = Queue,
            Name = name,
            Conf = SqlRowLimit is { } limit ? ConfWith(limit) : OrNull(Conf),
            HeartbeatTimeout = HeartbeatTimeout,
            Ttl = TimeText(idleTimeoutIsTtl ? IdleTimeout : Ttl),
            IdleTimeout = idleTimeoutIsTtl ? null : TimeText(IdleTimeout),
        };
    }

    internal override bool NeedsVersion(bool generates) => base.NeedsVersion(generates) || Ttl is not null || IdleTimeout is not null;

    /// <summary>The program: a session by itself says nothing of what it is for.</summary>
    private protected override string? Description => System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name;

    private Dictionary<string, string> ConfWith(int limit) => new(Conf, StringComparer.Ordinal) { [SqlRows.Setting] = limit.ToString(CultureInfo.InvariantCulture) };

    private static string? TimeText(TimeSpan? time) =>
        time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(value.TotalMilliseconds)}ms") : null;
}
