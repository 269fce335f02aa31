namespace Livy.Client.Data;

/// <summary>A <c>:name</c> in a query.</summary>
/// <param name="Start">Where its colon stands.</param>
/// <param name="Name">Without the colon.</param>
internal readonly record struct SqlMarker(int Start, string Name)
{
    /// <summary>Where the text behind it begins.</summary>
    public int End => Start + 1 + Name.Length;
}
