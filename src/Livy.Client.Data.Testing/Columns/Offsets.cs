using Apache.Arrow;

namespace Livy.Client.Testing;

/// <summary>Where values of different lengths begin and end.</summary>
internal static class Offsets
{
    /// <summary>The ends with the first beginning in front, as Arrow has them.</summary>
    public static ArrowBuffer Taken(ArrowBuffer.Builder<int> ends)
    {
        var offsets = new ArrowBuffer.Builder<int>(ends.Length + 1).Append(0).Append(ends.Span).Build();
        ends.Clear();
        return offsets;
    }
}
