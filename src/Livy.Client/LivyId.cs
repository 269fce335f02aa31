using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>
/// What addresses a session or a batch: the number that Apache Livy gave it, the GUID of other servers, or its name.
/// </summary>
/// <remarks>
/// Livy looks up an id that consists of digits by number and every other one by name, case-sensitively
/// (SessionServlet.scala). Numbers and strings convert implicitly. A <see langword="default"/> id is refused wherever it is used.
/// </remarks>
[JsonConverter(typeof(LivyIdConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct LivyId
{
    private readonly string? _value;

    /// <summary>Addresses by number.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is negative.</exception>
    public LivyId(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        _value = number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Addresses by GUID or name; digits are a number.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank, or consists of dots only, which no URL can carry.</exception>
    public LivyId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (value.AsSpan().TrimStart('.').IsEmpty)
        {
            throw new ArgumentException($"'{value}' consists of dots only, which a URL resolves away: it can not address a session or batch.", nameof(value));
        }

        _value = value;
    }

    /// <summary>Whether this is <see langword="default"/> and addresses nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Whether the server reads this as a number, not as a name or GUID.</summary>
    public bool IsNumber => _value is not null && !_value.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>The number, the GUID or the name as text.</summary>
    /// <exception cref="InvalidOperationException">This is <see langword="default"/>.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This LivyId is default: it addresses no session or batch.");

    /// <summary>Addresses by number.</summary>
    public static implicit operator LivyId(int number) => new((long)number);

    /// <summary>Addresses by number.</summary>
    public static implicit operator LivyId(long number) => new(number);

    /// <summary>Addresses by GUID or name.</summary>
    public static implicit operator LivyId(string value) => new(value);

    /// <summary>Addresses by number; the same as the conversion.</summary>
    public static LivyId FromInt64(long number) => new(number);

    /// <summary>Addresses by GUID or name; the same as the conversion.</summary>
    public static LivyId FromString(string value) => new(value);

    /// <summary>The number, the GUID or the name; an empty text for <see langword="default"/>.</summary>
    public override string ToString() => _value ?? string.Empty;

    /// <summary>Refuses <see langword="default"/> before anything is sent.</summary>
    internal void ThrowIfDefault(string parameterName = "id")
    {
        if (IsDefault)
        {
            throw new ArgumentException("The id is default: it addresses nothing.", parameterName);
        }
    }
}
