namespace Livy.Client.Testing;

/// <summary><c>select</c> of literals, arithmetic, ranges and temporary views, <c>show tables</c> and <c>show databases</c>.</summary>
internal sealed class SqlQuery(SparkApplication spark, string text)
{
    private static readonly Dataset OneRow = new(DatasetKind.Frame, [], 1, _ => []);
    private readonly ExpressionEvaluator _reader = new(text, new Scope(Dialect.Sql, spark));

    public static Dataset Run(SparkApplication spark, string text)
    {
        var query = new SqlQuery(spark, text);
        var data = query._reader.Take("show") ? query.Listing() : query._reader.Take("select") ? query.Select() : throw new BeyondFakeException();
        query._reader.Take(";");
        return query._reader.IsAtEnd ? data : throw new BeyondFakeException();
    }

    private Dataset Listing()
    {
        BeyondFakeException.ThrowIf(spark.HasForeignTables);
        if (_reader.Take("databases"))
        {
            return new Dataset(DatasetKind.Frame, [new Column("namespace", "string")], 1, _ => ["default"]);
        }

        _reader.Expect("tables");
        string[] views = [.. spark.Views.Keys];
        return new Dataset(DatasetKind.Frame, [new("namespace", "string"), new("tableName", "string"), new("isTemporary", "boolean")], views.Length, row => ["", views[row], true]);
    }

    private Dataset Select()
    {
        // The source comes last and gives the columns their meaning.
        var items = _reader.At;
        while (!IsAtSource)
        {
            _reader.Next();
        }

        var source = _reader.Take("from") ? Source() : OneRow;
        var limit = _reader.Take("limit") ? Number() : long.MaxValue;
        var end = _reader.At;
        _reader.At = items;
        var selected = Count(source) ?? Project(source);
        BeyondFakeException.ThrowIf(!IsAtSource);
        _reader.At = end;
        return selected.Limit(limit) with { Kind = DatasetKind.Frame };
    }

    private bool IsAtSource => _reader.IsAtEnd || _reader.Current.Text is ";" || (_reader.Current is { Kind: TokenKind.Name, Text: var word } && word.ToUpperInvariant() is "FROM" or "LIMIT");

    private Dataset Source()
    {
        var name = _reader.Next().Text.ToLowerInvariant();
        if (spark.Views.TryGetValue(name, out Dataset? view))
        {
            return view;
        }

        BeyondFakeException.ThrowIf(name is not "range");
        _reader.Expect("(");
        var first = Number();
        var source = _reader.Take(",") ? Dataset.Range(first, Number()) : Dataset.Range(0, first);
        _reader.Expect(")");
        return source;
    }

    private long Number() => Operators.ToLong(_reader.Expression());

    private Dataset? Count(Dataset source)
    {
        var start = _reader.At;
        if (_reader.Take("count") && _reader.Take("(") && _reader.Take("*") && _reader.Take(")"))
        {
            return new Dataset(DatasetKind.Frame, [Aliased(new Column("count(1)", "bigint", IsGenerated: true))], 1, _ => [source.Count]);
        }

        _reader.At = start;
        return null;
    }

    private Dataset Project(Dataset source)
    {
        List<Column> columns = [];
        List<Func<IReadOnlyList<object?>, object?>> cells = [];
        do
        {
            var place = source.Columns.TakeWhile(column => !column.Name.Equals(_reader.Current.Text, StringComparison.OrdinalIgnoreCase)).Count();
            if (source != OneRow && _reader.Take("*"))
            {
                columns.AddRange(source.Columns);
                cells.AddRange(Enumerable.Range(0, source.Columns.Count).Select(at => (Func<IReadOnlyList<object?>, object?>)(row => row[at])));
            }
            else if (place < source.Columns.Count && _reader.Current.Kind == TokenKind.Name)
            {
                columns.Add(Aliased(source.Columns[place] with { Name = _reader.Next().Text }));
                cells.Add(row => row[place]);
            }
            else
            {
                var value = _reader.Expression();
                columns.Add(Aliased(new Column(_reader.SqlName, Column.TypeOf(value), _reader.IsSqlNullable, _reader.SqlName is ['(', ..])));
                cells.Add(_ => value);
            }
        }
        while (_reader.Take(","));

        return source.Derive(DatasetKind.Frame, columns, row => [.. cells.Select(cell => cell(row))]) with { Weight = source.Weight + (40L * text.Length) };
    }

    private Column Aliased(Column column)
    {
        var isNamed = _reader.Take("as") || (_reader.Current.Kind == TokenKind.Name && !IsAtSource);
        return !isNamed ? column : _reader.Next() is { Kind: TokenKind.Name, Text: var name } ? column with { Name = name, IsGenerated = false } : throw new BeyondFakeException();
    }
}
