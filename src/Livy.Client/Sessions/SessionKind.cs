using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The language of a session.</summary>
/// <remarks>Open: a word that is not among the known ones is kept and printed. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<SessionKind>))]
[TypeConverter(typeof(OpenEnumTypeConverter<SessionKind>))]
[DebuggerDisplay("{Value,nq}")]
public readonly record struct SessionKind : IOpenEnum<SessionKind>
{
    private readonly string? _value;

    /// <summary>Makes one from the server's word.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public SessionKind(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.ToLowerInvariant();
    }

    /// <summary>Scala.</summary>
    public static SessionKind Spark { get; } = new("spark");

    /// <summary>Python.</summary>
    public static SessionKind PySpark { get; } = new("pyspark");

    /// <summary>R.</summary>
    public static SessionKind SparkR { get; } = new("sparkr");

    /// <summary>Spark SQL.</summary>
    public static SessionKind Sql { get; } = new("sql");

    /// <summary>Any language: each statement says its own kind. The server's default.</summary>
    public static SessionKind Shared { get; } = new("shared");

    /// <summary>The server's word in lower case; <c>unknown</c> for <see langword="default"/>.</summary>
    public string Value => _value ?? "unknown";

    static SessionKind IOpenEnum<SessionKind>.From(string value) => new(value);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
