using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The language of a statement.</summary>
/// <remarks>There is no <c>shared</c>: the server accepts a statement of that kind and lets it wait for ever. Open: other words of other servers can be sent.</remarks>
[JsonConverter(typeof(OpenEnumConverter<StatementKind>))]
[TypeConverter(typeof(OpenEnumTypeConverter<StatementKind>))]
[DebuggerDisplay("{Value,nq}")]
public readonly record struct StatementKind : IOpenEnum<StatementKind>
{
    private readonly string? _value;

    /// <summary>Makes one from the server's word.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank, or <c>shared</c>, which is a kind of sessions only.</exception>
    public StatementKind(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.ToLowerInvariant();
        if (_value == SessionKind.Shared.Value)
        {
            throw new ArgumentException("A statement can not be of kind 'shared': the server would let it wait for ever. Send the language of the code.", nameof(value));
        }
    }

    /// <summary>Scala.</summary>
    public static StatementKind Spark { get; } = new("spark");

    /// <summary>Python.</summary>
    public static StatementKind PySpark { get; } = new("pyspark");

    /// <summary>R.</summary>
    public static StatementKind SparkR { get; } = new("sparkr");

    /// <summary>Spark SQL.</summary>
    public static StatementKind Sql { get; } = new("sql");

    /// <summary>The server's word in lower case; <c>unknown</c> for <see langword="default"/>.</summary>
    public string Value => _value ?? "unknown";

    static StatementKind IOpenEnum<StatementKind>.From(string value) => new(value);

    /// <summary>The same as <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
