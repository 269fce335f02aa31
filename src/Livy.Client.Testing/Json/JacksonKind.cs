namespace Livy.Client.Testing;

/// <summary>What a token of a request body is.</summary>
internal enum JacksonKind
{
    Object,
    Array,
    String,
    Int,
    Float,
    True,
    False,
    Null,
}
