using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>What Jackson 2.9, which Livy 0.7 has, says otherwise than the 2.15 of 0.9.</summary>
internal sealed class JacksonWords
{
    private readonly bool _isOld;

    private JacksonWords(bool isOld) => _isOld = isOld;

    private static JacksonWords Old { get; } = new(isOld: true);

    private static JacksonWords New { get; } = new(isOld: false);

    /// <summary>How a value may begin.</summary>
    public string AValue => _isOld
        ? "expected a valid value (number, String, array, object, 'true', 'false' or 'null')"
        : "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    public string ValueBeforeComma => _isOld ? "expected a value" : AValue;

    public string? Comment => _isOld ? "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)" : null;

    /// <summary>A plus is taken for the sign of a number.</summary>
    public string? StrayPlus => _isOld ? "expected digit (0-9) to follow minus sign, for valid numeric value" : null;

    /// <summary>What begins with a letter is read on, byte by byte, to name it in the error.</summary>
    public bool ReadsOnAfterALetter => _isOld;

    /// <summary>Whether an empty string is the default of a number.</summary>
    public bool EmptyIsZero => _isOld;

    public static JacksonWords Of(LivyProfile profile) => profile == LivyProfile.Livy07 ? Old : New;

    /// <summary>At its end the old parser counts what it has read once more.</summary>
    public int ColumnAtEnd(int column, int length) => _isOld ? column + length : column;

    public string? ControlCharacter(byte code) => _isOld
        ? string.Create(CultureInfo.InvariantCulture, $"Illegal character ((CTRL-CHAR, code {code})): only regular white space (\\r, \\n, \\t) is allowed between tokens")
        : null;

    public string? CloseMarker(byte found, string source) => _isOld
        ? $"Unexpected close marker '{(char)found}': expected '{(found == '}' ? ']' : '}')}' (for root starting at {source}line: 1, column: 0])"
        : null;

    /// <param name="parent">Object or Array; empty at the root.</param>
    public string EndBetween(string parent) => _isOld && parent.Length > 0 ? $"Unexpected end-of-input within/between {parent} entries" : "Unexpected end-of-input";

    public string EndInText(bool isName, bool isEmpty) => (_isOld, isName, isEmpty) switch
    {
        (false, _, _) => "Unexpected end-of-input: was expecting closing quote for a string value",
        (true, true, true) => "Unexpected end-of-input: was expecting closing '\"' for name",
        (true, true, false) => "Unexpected end-of-input in field name",
        _ => "Unexpected end-of-input in VALUE_STRING",
    };

    public string? NonStandard(string word) => _isOld && word is "NaN" ? "Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow" : null;

    public string NoWord(string word) => $"Unrecognized token '{word}': was expecting " + (_isOld, word[0]) switch
    {
        (false, _) => "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        (true, 't' or 'f' or 'n' or 'N') => "'null', 'true', 'false' or NaN",
        _ => "('true', 'false' or 'null')",
    };

    /// <summary>A token that no value of a type begins with.</summary>
    /// <param name="type">The type, with its parameters.</param>
    /// <param name="value">The value.</param>
    public string WrongToken(string type, JacksonValue value) => _isOld
        ? $"Cannot deserialize instance of `{type.Split('<')[0]}` out of {value.Token} token"
        : $"Cannot deserialize value of type `{type}` from {value.TypeName} value (token `JsonToken.{value.Token}`)";

    /// <summary>A string where a collection was wanted: the old Scala module looks for constructors.</summary>
    public string NoCollection(string type, JacksonValue value)
    {
        var isConstructed = _isOld && value.Kind == JacksonKind.String && (type.Contains("Map", StringComparison.Ordinal) || value.Text.Length == 0);
        return isConstructed ? NoCreator(type.Split('<')[0], value) : WrongToken(type, value);
    }

    public string NoCreator(string type, JacksonValue value) => $"Cannot construct instance of `{type}` (although at least one Creator exists): " + value.Kind switch
    {
        JacksonKind.String => $"no String-argument constructor/factory method to deserialize from String value ('{value.Text}')",
        JacksonKind.Int when !long.TryParse(value.Text, CultureInfo.InvariantCulture, out _) => $"no suitable creator method found to deserialize from Number value ({value.Text})",
        JacksonKind.Int => $"no int/Int-argument constructor/factory method to deserialize from Number value ({value.Text})",
        JacksonKind.Float => $"no double/Double-argument constructor/factory method to deserialize from Number value ({JavaNumbers.Format(double.Parse(value.Text, CultureInfo.InvariantCulture))})",
        _ => $"no boolean/Boolean-argument constructor/factory method to deserialize from boolean value ({value.Text})",
    };

    public string NoInt(string text)
    {
        var shown = _isOld ? text.Trim() : text;
        return _isOld && long.TryParse(shown, CultureInfo.InvariantCulture, out _) && shown.Length > 9
            ? $"Cannot deserialize value of type `int` from String \"{shown}\": Overflow: numeric value ({shown}) out of range of Integer (-2147483648 - 2147483647)"
            : $"Cannot deserialize value of type `int` from String \"{shown}\": not a valid {(_isOld ? "Integer" : "`int`")} value";
    }

    /// <summary>A number beyond 32 bits. The old parser names the range only where it comes from a double.</summary>
    public string OutOfRange(JacksonValue value) =>
        $"Numeric value ({value.Text}) out of range of int" + (_isOld && value.Kind == JacksonKind.Int ? "" : " (-2147483648 - 2147483647)");

    public string PositionOfRange(JacksonValue value) => _isOld ? value.Start : value.Seen;

    public string MissingPadding => _isOld
        ? "Unexpected end of base64-encoded String: base64 variant 'MIME-NO-LINEFEEDS' expects padding (one or more '=' characters) at the end"
        : "Unexpected end of base64-encoded String";
}
