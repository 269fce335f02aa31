namespace Livy.Client.Testing;

/// <summary><c>select</c> of literals, arithmetic, ranges and temporary views, <c>show tables</c> and <c>show databases</c>.</summary>
internal sealed class SqlQuery
{
    private const int WeightOfToken = 40;
    private static readonly Dataset OneRow = new(DatasetKind.Frame, [], 1, _ => []);
    private readonly SparkApplication _spark;
    private readonly Scope _scope;
    private readonly ExpressionEvaluator _reader;

    private SqlQuery(SparkApplication spark, string text)
    {
        _spark = spark;
        _scope = new Scope(Dialect.Sql, spark);
        _reader = new ExpressionEvaluator(text, _scope);
    }

    public static Dataset Run(SparkApplication spark, string text)
    {
        var query = new SqlQuery(spark, text);
        return query._reader.Take("use") ? query.Use() : query._reader.Take("show") ? query.Listing() : query._reader.Take("select") ? query.Select() : throw new BeyondFakeException();
    }

    private Dataset Use()
    {
        _reader.Expect("default");
        End();
        return OneRow with { Count = 0 };
    }

    private Dataset Listing()
    {
        _ = _spark.HasForeignTables ? throw new BeyondFakeException() : true;
        var isTables = _reader.Take("tables");
        List<IReadOnlyList<object?>> rows = isTables ? [.. _spark.Views.Keys.Select(view => new object?[] { "", view, true })] : _reader.Take("databases") ? [["default"]] : throw new BeyondFakeException();
        List<Column> columns = [new("namespace", "string"), new("tableName", "string"), new("isTemporary", "boolean")];
        End();
        return new Dataset(DatasetKind.Frame, isTables ? columns : columns[..1], rows.Count, row => rows[(int)row], 200 * (rows.Count + 1));
    }

    private Dataset Select()
    {
        // The source comes last and gives the columns their meaning.
        var items = _reader.At;
        for (var depth = 0; depth > 0 || !(_reader.IsAtEnd || _reader.Current is { Kind: TokenKind.Name, Text: var word } && word.ToUpperInvariant() is "FROM" or "LIMIT");)
        {
            var symbol = _reader.Next();
            depth += symbol.Kind != TokenKind.Symbol ? 0 : symbol.Text is "(" ? 1 : symbol.Text is ")" ? -1 : 0;
        }

        var stop = _reader.At;
        var hasSource = _reader.Take("from");
        var source = hasSource ? Source() : OneRow;
        var limit = _reader.Take("limit") ? Number() : long.MaxValue;
        End();
        _reader.At = items;
        return (Count(source, stop) ?? Project(source, stop, hasSource)).Limit(limit) with { Kind = DatasetKind.Frame };
    }

    private Dataset Source()
    {
        var name = _reader.Next();
        if (name.Kind == TokenKind.Name && _spark.Views.TryGetValue(name.Text.ToLowerInvariant(), out Dataset? view))
        {
            return view;
        }

        _ = name is { Kind: TokenKind.Name } && name.Text.Equals("range", StringComparison.OrdinalIgnoreCase) ? true : throw new BeyondFakeException();
        _reader.Expect("(");
        var first = Number();
        var source = _reader.Take(",") ? Dataset.Range(first, Number()) : Dataset.Range(0, first);
        _reader.Expect(")");
        return source;
    }

    private long Number() => Operators.ToLong(_reader.Expression());

    private void End()
    {
        _reader.Take(";");
        _ = _reader.IsAtEnd ? true : throw new BeyondFakeException();
    }

    private Dataset? Count(Dataset source, int stop)
    {
        var start = _reader.At;
        if (!(_reader.Take("count") && _reader.Take("(") && _reader.Take("*") && _reader.Take(")")))
        {
            _reader.At = start;
            return null;
        }

        var column = Aliased(new Column("count(1)", "bigint", IsGenerated: true), stop);
        _ = AtStop(stop) ? true : throw new BeyondFakeException();
        return new Dataset(DatasetKind.Frame, [column], 1, _ => [source.Count]);
    }

    private Dataset Project(Dataset source, int stop, bool hasSource)
    {
        List<Column> columns = [];
        List<Func<IReadOnlyList<object?>, object?>> cells = [];
        var sample = source.Count > 0 ? source.At(0) : null;
        do
        {
            if (hasSource && _reader.Take("*"))
            {
                columns.AddRange(source.Columns);
                cells.AddRange(Enumerable.Range(0, source.Columns.Count).Select(at => (Func<IReadOnlyList<object?>, object?>)(row => row[at])));
                continue;
            }

            var start = _reader.At;
            var place = source.Columns.TakeWhile(column => !column.Name.Equals(_reader.Current.Text, StringComparison.OrdinalIgnoreCase)).Count();
            if (_reader.Current.Kind == TokenKind.Name && place < source.Columns.Count)
            {
                var name = _reader.Next().Text;
                if (_reader.Current is not { Kind: TokenKind.Symbol } || AtStop(stop) || _reader.Current.Text is ",")
                {
                    columns.Add(Aliased(source.Columns[place] with { Name = name }, stop));
                    cells.Add(row => row[place]);
                    continue;
                }

                _reader.At = start;
            }

            var value = Evaluate(source, sample, start);
            var isLiteral = _reader.At - start == 1 || _reader.SqlName is not ['(', ..];
            columns.Add(Aliased(new Column(_reader.SqlName, Column.TypeOf(value), _reader.IsSqlNullable, !isLiteral), stop));
            cells.Add(row => Evaluate(source, row, start));
        }
        while (_reader.Take(","));

        return AtStop(stop) ? source.Derive(DatasetKind.Frame, columns, row => [.. cells.Select(cell => cell(row))], _reader.Length * WeightOfToken) : throw new BeyondFakeException();
    }

    private object? Evaluate(Dataset source, IReadOnlyList<object?>? row, int start)
    {
        for (var at = 0; row is not null && at < source.Columns.Count; at++)
        {
            _scope[source.Columns[at].Name] = source.Columns[at].IsNullable ? throw new BeyondFakeException() : row[at];
        }

        _reader.At = start;
        _reader.IsSqlNullable = false;
        return _reader.Expression();
    }

    private Column Aliased(Column column, int stop)
    {
        var isNamed = _reader.Take("as") || (_reader.Current.Kind == TokenKind.Name && !AtStop(stop));
        return !isNamed ? column : _reader.Next() is { Kind: TokenKind.Name, Text: var name } ? column with { Name = name, IsGenerated = false } : throw new BeyondFakeException();
    }

    private bool AtStop(int stop) => _reader.At == stop || (_reader.At == stop - 1 && _reader.Current.Text is ";");
}
