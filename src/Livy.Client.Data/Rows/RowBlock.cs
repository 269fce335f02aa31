using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>How many rows are read at once: column by column, in buffers that stay in the processor's cache.</summary>
internal static class RowBlock
{
    /// <summary>The most rows.</summary>
    public const int Length = 512;

    private const long MostBytes = 1024 * 1024;

    /// <summary>For the rows of a batch. Fewer if they are large, so that it is no second copy of the whole batch.</summary>
    public static int LengthFor(RecordBatch batch)
    {
        var bytes = batch.Arrays.Sum(array => BytesOf(array.Data));
        return bytes <= MostBytes ? Length : (int)Math.Clamp(MostBytes * batch.Length / bytes, 1, Length);
    }

    private static long BytesOf(ArrayData data) => data.Buffers.Sum(buffer => (long)buffer.Length) + (data.Children?.Sum(BytesOf) ?? 0);
}
