namespace Livy.Client.Testing;

/// <summary>A value of a request body together with the positions that Jackson's messages name.</summary>
internal sealed class JacksonValue
{
    public required JacksonKind Kind { get; init; }

    /// <summary>The text of a string, the digits of a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the token begins.</summary>
    public required string Start { get; init; }

    /// <summary>Where Jackson's reader stands once it has seen the token: strings are read lazily, so just behind their opening quote.</summary>
    public required string Seen { get; init; }

    public List<KeyValuePair<string, JacksonValue>> Members { get; } = [];

    public List<JacksonValue> Items { get; } = [];

    /// <summary>The syntax error that ended an object or array. Kept, because Jackson binds what came before first.</summary>
    public Refusal? Broken { get; set; }

    public string TypeName => Kind switch
    {
        JacksonKind.Object => "Object value (token `JsonToken.START_OBJECT`)",
        JacksonKind.Array => "Array value (token `JsonToken.START_ARRAY`)",
        JacksonKind.String => "String value (token `JsonToken.VALUE_STRING`)",
        JacksonKind.Int => "Integer value (token `JsonToken.VALUE_NUMBER_INT`)",
        JacksonKind.Float => "Floating-point value (token `JsonToken.VALUE_NUMBER_FLOAT`)",
        JacksonKind.True => "Boolean value (token `JsonToken.VALUE_TRUE`)",
        JacksonKind.False => "Boolean value (token `JsonToken.VALUE_FALSE`)",
        _ => "Null value (token `JsonToken.VALUE_NULL`)",
    };
}
