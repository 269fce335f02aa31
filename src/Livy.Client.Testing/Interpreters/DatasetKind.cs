namespace Livy.Client.Testing;

/// <summary>
/// What the elements of a <see cref="Dataset"/> are: rows of a <c>DataFrame</c>, rows of the <c>Dataset[Row]</c> that <c>limit</c> makes of it, longs of <c>spark.range</c>,
/// strings of <c>toJSON</c>, items of <c>sc.parallelize</c>.
/// </summary>
internal enum DatasetKind
{
    Frame,
    Rows,
    Longs,
    Strings,
    Rdd,
}
