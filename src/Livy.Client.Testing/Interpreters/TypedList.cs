namespace Livy.Client.Testing;

/// <summary>A sequence that is not a plain list: an array, a <c>Seq</c>, a range, a tuple.</summary>
/// <param name="prefix">What Scala writes before its brackets; empty for a tuple.</param>
/// <param name="scalaType">Its type in Scala's words; null when its items say it.</param>
/// <param name="items">The items.</param>
/// <param name="text">Its whole text, when that does not name the items.</param>
internal sealed class TypedList(string prefix, string? scalaType, IEnumerable<object?> items, string? text = null) : List<object?>(items)
{
    public string Prefix { get; } = prefix;

    public string? ScalaType { get; } = scalaType;

    public string? Text { get; } = text;

    public bool IsTuple => Prefix.Length == 0;
}
