namespace Livy.Client.Testing;

/// <summary>What the elements of a <see cref="Dataset"/> are, which Scala tells apart and Python does not.</summary>
internal enum DatasetKind
{
    /// <summary>A <c>DataFrame</c>.</summary>
    Frame,

    /// <summary>A <c>Dataset[Row]</c>: what <c>limit</c> makes of a <c>DataFrame</c>.</summary>
    Rows,

    /// <summary>What <c>spark.range</c> returns.</summary>
    Longs,

    /// <summary>What <c>toJSON</c> returns.</summary>
    Strings,

    /// <summary>What <c>sc.parallelize</c> returns.</summary>
    Rdd,
}
