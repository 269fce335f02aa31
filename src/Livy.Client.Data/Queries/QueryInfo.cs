namespace Livy.Client.Data;

/// <summary>How a result came, and what it looks like.</summary>
public sealed class QueryInfo
{
    private long _bytes;
    private int _pages;

    internal QueryInfo(SparkSchema schema, QueryFormat format, QueryCarrier carrier)
    {
        Schema = schema;
        Format = format;
        Carrier = carrier;
    }

    /// <summary>The columns.</summary>
    public SparkSchema Schema { get; }

    /// <summary>How the rows came over.</summary>
    public QueryFormat Format { get; }

    /// <summary>What brought them.</summary>
    public QueryCarrier Carrier { get; }

    /// <summary>How many pages have come so far.</summary>
    public int Pages => Volatile.Read(ref _pages);

    /// <summary>How many bytes they had, packed.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    internal void Count(int bytes)
    {
        Interlocked.Increment(ref _pages);
        Interlocked.Add(ref _bytes, bytes);
    }
}
