namespace Livy.Client.Testing;

/// <summary>How Jackson reads a property of a request.</summary>
internal enum PropertyKind
{
    String,
    Strings,
    StringMap,

    /// <summary>A primitive int: null is 0, strings and fractions are accepted.</summary>
    Int,

    /// <summary>Scala's <c>Option[Int]</c>, whose element type Jackson cannot see.</summary>
    BoxedInt,
    Kind,
    Base64,

    /// <summary><c>msg_type</c> of a statement: known, but unreadable.</summary>
    MessageType,
}
