namespace Livy.Client.Data.Tests;

public sealed class QueryOptionsTests
{
    public static TheoryData<string, QueryOptions> OutOfRange => new()
    {
        { "PageSize", new QueryOptions { PageSize = (16 * 1024) - 1 } },
        { "PageSize", new QueryOptions { PageSize = (8 * 1024 * 1024) + 1 } },
        { "PageSize", new QueryOptions { PageSize = -1 } },
        { "IdleTimeout", new QueryOptions { IdleTimeout = TimeSpan.FromMilliseconds(999) } },
        { "IdleTimeout", new QueryOptions { IdleTimeout = TimeSpan.FromDays(1.1) } },
        { "IdleTimeout", new QueryOptions { IdleTimeout = Timeout.InfiniteTimeSpan } },
        { "MaxStatements", new QueryOptions { MaxStatements = 1 } },
        { "FaultTolerance", new QueryOptions { FaultTolerance = TimeSpan.FromTicks(-1) } },
        { "Kind", new QueryOptions { Kind = StatementKind.Sql } },
        { "Kind", new QueryOptions { Kind = StatementKind.SparkR } },
    };

    public static TheoryData<QueryOptions> InRange =>
    [
        new QueryOptions(),
        new QueryOptions { PageSize = 16 * 1024, IdleTimeout = TimeSpan.FromSeconds(1), MaxStatements = 2, FaultTolerance = TimeSpan.Zero, Kind = StatementKind.Spark },
        new QueryOptions { PageSize = 8 * 1024 * 1024, IdleTimeout = TimeSpan.FromDays(1), MaxStatements = int.MaxValue, FaultTolerance = TimeSpan.MaxValue, Kind = StatementKind.PySpark },
    ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Checked_AValueOutOfItsRange_IsRefused(string name, QueryOptions options) => Should.Throw<ArgumentOutOfRangeException>(options.Checked).ParamName.ShouldBe(name);

    [Theory]
    [MemberData(nameof(InRange))]
    public void Checked_ValuesInTheirRanges_AreFine(QueryOptions options) => options.Checked().ShouldBeSameAs(options);
}
