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

    /// <summary>The bytes of a string between its quotes.</summary>
    public byte[] Raw { get; init; } = [];

    /// <summary>Behind the closing bracket of an object or array.</summary>
    public string End { get; set; } = "";

    /// <summary>The syntax error that ended it. Kept, because Jackson binds what came before first.</summary>
    public JacksonFault? Broken { get; set; }

    /// <summary>The token's name in Jackson.</summary>
    public string Token => Kind switch
    {
        JacksonKind.Object => "START_OBJECT",
        JacksonKind.Array => "START_ARRAY",
        JacksonKind.String => "VALUE_STRING",
        JacksonKind.Int => "VALUE_NUMBER_INT",
        JacksonKind.Float => "VALUE_NUMBER_FLOAT",
        JacksonKind.True => "VALUE_TRUE",
        JacksonKind.False => "VALUE_FALSE",
        _ => "VALUE_NULL",
    };

    public string TypeName => Kind switch
    {
        JacksonKind.Object => "Object",
        JacksonKind.Array => "Array",
        JacksonKind.String => "String",
        JacksonKind.Int => "Integer",
        JacksonKind.Float => "Floating-point",
        JacksonKind.True or JacksonKind.False => "Boolean",
        _ => "Null",
    };
}
