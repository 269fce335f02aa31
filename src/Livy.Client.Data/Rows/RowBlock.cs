namespace Livy.Client.Data;

/// <summary>How many rows are read at once: column by column, in buffers that stay in the processor's cache.</summary>
internal static class RowBlock
{
    public const int Length = 512;
}
