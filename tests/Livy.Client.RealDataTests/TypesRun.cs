namespace Livy.Client.RealDataTests;

/// <summary>Compares values as .NET has them with what Scala has.</summary>
internal sealed class TypesRun(LivySession session, string where, IReadOnlyList<QueryCarrier> carriers, Report report)
{
    private const int MaxDifferences = 5;

    /// <summary>Reads a query in both formats by each of the carriers.</summary>
    /// <param name="what">What it has.</param>
    /// <param name="sql">The query.</param>
    /// <param name="own">The format in which it comes if none is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task CompareAsync<T>(string what, string sql, QueryFormat own, CancellationToken cancellationToken)
        where T : notnull
    {
        var expected = await ScalaRows.ReadAsync(session, sql, cancellationToken);
        foreach (var carrier in carriers)
        {
            foreach (var format in new QueryFormat?[] { null, QueryFormat.Json })
            {
                var query = session.QueryAsync<T>(sql, new QueryOptions { Format = format, Carrier = carrier });
                var rows = new List<string[]>();
                await foreach (var row in query.WithCancellation(cancellationToken))
                {
                    rows.Add(ValueText.OfRow(row));
                }

                var differences = Differences(expected, rows, query.Info!.Schema);
                var isAsAsked = query.Info.Format == (format ?? own) && query.Info.Carrier == carrier;
                var types = query.Info.Schema.Columns.Select(column => column.Type.Name).Distinct().Count();
                report.Judge(
                    $"{what}, {where}: {expected.Sum(row => row.Sum(ValueText.Count))} values of {types} types in {expected.Count} rows, {query.Info.Format} by {query.Info.Carrier}: {differences.Count} differ",
                    isAsAsked && differences.Count == 0 && expected.Count > 0);
                differences.Take(MaxDifferences).ToList().ForEach(difference => report.Say($"{difference}"));
            }
        }
    }

    /// <summary>Makes a table whose columns have lengths and comments.</summary>
    public async Task CompareTableAsync(CancellationToken cancellationToken)
    {
        var table = $"types_{Guid.NewGuid():N}";
        await session.RunAsync(
            $"create table {table} (padded char(5) comment 'with spaces', short varchar(10) comment 'it\\'s \"short\" 🙂', plain string, price decimal(10,2) comment '') using parquet", StatementKind.Sql, cancellationToken);
        try
        {
            await session.RunAsync($"insert into {table} values ('a', 'b ', 'c ', 1.50), ('', '', '', 0), ('äöü', '🙂🙂', ' ', -0.01), (null, null, null, null)", StatementKind.Sql, cancellationToken);
            var sql = $"select * from {table} order by price";
            await CompareAsync<TableRow>("a table", sql, QueryFormat.Arrow, cancellationToken);
            var query = session.QueryAsync<TableRow>(sql);
            await foreach (var _ in query.WithCancellation(cancellationToken))
            {
                break;
            }

            var schema = string.Join("; ", query.Info!.Schema.Columns.Select(column => $"{column} {column.Comment ?? "-"}"));
            report.Judge($"a table, {where}: {schema}", schema == "padded char(5) with spaces; short varchar(10) it's \"short\" 🙂; plain string -; price decimal(10,2) ");
        }
        finally
        {
            await session.RunAsync($"drop table {table}", StatementKind.Sql, CancellationToken.None);
        }
    }

    private static List<string> Differences(List<string[]> expected, List<string[]> actual, SparkSchema schema)
    {
        List<string> differences = actual.Count == expected.Count ? [] : [$"{actual.Count} rows instead of {expected.Count}"];
        foreach (var (row, (theirs, ours)) in expected.Zip(actual).Index())
        {
            if (theirs.Length != ours.Length)
            {
                differences.Add($"row {row}: {ours.Length} columns instead of {theirs.Length}");
            }

            differences.AddRange(theirs.Zip(ours).Index().Where(at => at.Item.First != at.Item.Second).Select(at => $"row {row}, {schema.Columns[at.Index]}: {at.Item.Second} instead of {at.Item.First}"));
        }

        return differences;
    }
}
