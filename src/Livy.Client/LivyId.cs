using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>
/// What addresses a session, a batch or a statement: the number that Apache Livy gave it, the GUID of other servers, or a name.
/// </summary>
/// <remarks>
/// <para>Livy looks up an id that consists of digits by number and every other one by name, case-sensitively (SessionServlet.scala). Digits of any script are digits to it, and leading zeros do not count:
/// <c>007</c> and <c>٧</c> are both 7, here as there.</para>
/// <para>Numbers and texts convert implicitly, and that never throws. A <see langword="default"/> id, and one made from a text or number that addresses nothing (empty, negative, <c>.</c> or <c>..</c>,
/// with <c>;</c> or control characters), is refused wherever it is used, before anything is sent. <see cref="Parse(string, IFormatProvider?)"/> and the constructors say so at once.</para>
/// </remarks>
[JsonConverter(typeof(LivyIdConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct LivyId : IParsable<LivyId>
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
    /// <exception cref="ArgumentException">The text addresses nothing; the message says why.</exception>
    public LivyId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = NameRules.FaultOf(value) is { } fault ? throw new ArgumentException($"{fault} It can not address anything.", nameof(value)) : Normal(value);
    }

    private LivyId(string value, bool isUnchecked)
    {
        Debug.Assert(isUnchecked);
        _value = Normal(value);
    }

    /// <summary>Whether this is <see langword="default"/> and addresses nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Whether the server reads this as a number, not as a name or GUID.</summary>
    public bool IsNumber => _value is not null && NameRules.IsNumber(_value);

    /// <summary>The number, the GUID or the name as text.</summary>
    /// <exception cref="InvalidOperationException">This is <see langword="default"/>.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This LivyId is default: it addresses nothing.");

    /// <summary>Addresses by number. Does not throw: a negative one is refused where it is used.</summary>
    public static implicit operator LivyId(int number) => FromInt64(number);

    /// <summary>Addresses by number. Does not throw: a negative one is refused where it is used.</summary>
    public static implicit operator LivyId(long number) => FromInt64(number);

    /// <summary>Addresses by GUID or name. Does not throw: a text that addresses nothing is refused where it is used; <see langword="null"/> is <see langword="default"/>.</summary>
    public static implicit operator LivyId(string? value) => FromString(value);

    /// <summary>Addresses by number; the same as the conversion.</summary>
    public static LivyId FromInt64(long number) => number < 0 ? default : new LivyId(number);

    /// <summary>Addresses by GUID or name; the same as the conversion.</summary>
    public static LivyId FromString(string? value) => string.IsNullOrEmpty(value) ? default : new LivyId(value, isUnchecked: true);

    /// <summary>Reads an id from its text.</summary>
    /// <param name="s">The number, GUID or name.</param>
    /// <param name="provider">Not used: an id is the same in every culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text addresses nothing.</exception>
    public static LivyId Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException($"'{OneLine.Of(s)}' is no id of a session, batch or statement.");
    }

    /// <summary>Reads an id from its text, if it is one.</summary>
    /// <param name="s">The number, GUID or name.</param>
    /// <param name="provider">Not used: an id is the same in every culture.</param>
    /// <param name="result">The id.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LivyId result)
    {
        var isOne = !string.IsNullOrEmpty(s) && NameRules.FaultOf(s) is null;
        result = isOne ? new LivyId(s!, isUnchecked: true) : default;
        return isOne;
    }

    /// <summary>The number, the GUID or the name; an empty text for <see langword="default"/>.</summary>
    public override string ToString() => _value ?? string.Empty;

    /// <summary>Refuses what addresses nothing before anything is sent.</summary>
    internal void ThrowIfUnusable(string parameterName = "id")
    {
        if (_value is null)
        {
            throw new ArgumentException("The id addresses nothing: it is default, or was made from a negative number or an empty text.", parameterName);
        }

        if (NameRules.FaultOf(_value) is { } fault)
        {
            throw new ArgumentException($"{fault} It can not address anything.", parameterName);
        }
    }

    /// <summary>Digits as the server reads them.</summary>
    private static string Normal(string value) => NameRules.IsNumber(value) ? NameRules.ToNumber(value) : value;
}
