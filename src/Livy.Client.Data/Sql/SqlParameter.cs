namespace Livy.Client.Data;

/// <summary>A value that goes to Spark beside the text of a query, never in it.</summary>
/// <param name="Type">Spark's word for the type, such as <c>bigint</c>.</param>
/// <param name="Value">The value as text, in the form that <c>Driver/SqlParameters.java</c> reads; <see langword="null"/> for NULL.</param>
internal readonly record struct SqlParameter(string Type, string? Value)
{
    /// <summary>The type alone: a value is nobody's business in a log.</summary>
    public override string ToString() => Type;
}
