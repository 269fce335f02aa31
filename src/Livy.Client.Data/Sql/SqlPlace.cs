namespace Livy.Client.Data;

/// <summary>Where in a query a text ends.</summary>
internal enum SqlPlace
{
    /// <summary>Where a parameter may stand.</summary>
    Code,

    /// <summary>Within a string.</summary>
    Quotes,

    /// <summary>Within a quoted name.</summary>
    Backticks,

    /// <summary>Within a comment.</summary>
    Comment,
}
