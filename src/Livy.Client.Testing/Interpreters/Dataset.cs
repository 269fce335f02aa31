using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>Rows that are computed when they are asked for.</summary>
/// <param name="Kind">What its elements are.</param>
/// <param name="Columns">The columns; none for an RDD.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="At">The values of a row.</param>
/// <param name="Weight">The bytes it holds on to.</param>
/// <param name="Depth">How many data sets it is computed from, one through the other.</param>
internal sealed record Dataset(DatasetKind Kind, IReadOnlyList<Column> Columns, long Count, Func<long, IReadOnlyList<object?>> At, long Weight = 200, int Depth = 0)
{
    public const int CostOfRow = 400;

    private const int Deepest = 20;

    public static Dataset Range(long start, long end, long step = 1)
    {
        var count = step > 0 ? Math.Max(0, (end - start + step - 1) / step) : throw new BeyondFakeException();
        return new Dataset(DatasetKind.Longs, [new Column("id", "bigint")], count, row => [start + (row * step)]);
    }

    public Dataset Derive(DatasetKind kind, IReadOnlyList<Column> columns, Func<IReadOnlyList<object?>, IReadOnlyList<object?>> convert)
    {
        var source = At;
        return Depth < Deepest ? new Dataset(kind, columns, Count, row => convert(source(row)), Weight + 200, Depth + 1) : throw new BeyondFakeException();
    }

    public Dataset Limit(long count) =>
        this with { Count = Math.Clamp(count, 0, Count), Kind = Kind == DatasetKind.Frame ? DatasetKind.Rows : Kind };

    /// <summary>Its rows as JSON texts; a row of longs has another name for its column than the schema says.</summary>
    public Dataset ToJson() =>
        Derive(DatasetKind.Strings, [new Column("value", "string", IsNullable: true)], row => ["{" + string.Join(',', Columns
            .Select((column, at) => (Name: Kind == DatasetKind.Longs ? "value" : column.Name, Value: row[at]))
            .Where(field => field.Value is not null)
            .Select(field => $"{JsonEscapes.Quote(field.Name)}:{TableJson.Cell(field.Value)}")) + "}"]);

    /// <summary>The first elements, as <c>take</c> and <c>collect</c> return them.</summary>
    public List<object?> Take(Scope scope, long count)
    {
        List<object?> items = [];
        for (var row = 0L; row < Math.Min(count, Count); row++)
        {
            items.Add(Element(scope, row));
        }

        return scope.Dialect == Dialect.Scala ? new TypedList("Array", ElementType is { } type ? $"Array[{type}]" : $"Array[{Values.ScalaType(items[0])}]", items) : items;
    }

    public object? Element(Scope scope, long row)
    {
        var isPython = scope.Dialect == Dialect.Python;
        List<object?> values = [.. At(row).Select(value => isPython && value is int or long ? new BigInteger(Operators.ToLong(value)) : value)];
        scope.Spark.Spend(CostOfRow);
        scope.Spark.Weigh(values);
        return Kind is DatasetKind.Frame or DatasetKind.Rows || (isPython && Kind == DatasetKind.Longs) ? new Row(Columns, values) : values[0];
    }

    private string? ElementType => Kind switch
    {
        DatasetKind.Longs => "Long",
        DatasetKind.Strings => "String",
        DatasetKind.Rdd => null,
        _ => "org.apache.spark.sql.Row",
    };
}
