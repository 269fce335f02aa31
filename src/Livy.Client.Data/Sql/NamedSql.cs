namespace Livy.Client.Data;

/// <summary>A query whose parameters are named in its text, such as <c>:age</c>. Names tell upper from lower case, as Spark's own do.</summary>
internal static class NamedSql
{
    /// <summary>Puts the values where their names are.</summary>
    /// <param name="sql">The text. A <c>:name</c> within quotes, backticks and comments is none, nor one right behind a value or a name: a path into JSON or a field of a struct type.</param>
    /// <param name="parameters">A value for each name. With none, the text goes to Spark as it is.</param>
    /// <exception cref="ArgumentException">A name has no value or a value no place, a name is given twice, or a value is of no type that Spark has.</exception>
    public static SqlText Parse(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var builder = new SqlTextBuilder();
        if (parameters.IsEmpty)
        {
            builder.AppendText(sql);
            return builder.Build();
        }

        var values = ByName(parameters);
        var unused = new HashSet<string>(values.Keys, StringComparer.Ordinal);
        var from = 0;
        foreach (var marker in SqlScanner.MarkersOf(sql))
        {
            if (!values.TryGetValue(marker.Name, out var value))
            {
                throw new ArgumentException($"The query names a parameter :{marker.Name} that has no value.", nameof(parameters));
            }

            unused.Remove(marker.Name);
            builder.AppendText(sql[from..marker.Start]);
            builder.AppendValue(value, marker.Name);
            from = marker.End;
        }

        builder.AppendText(sql[from..]);
        return unused.Count == 0
            ? builder.Build()
            : throw new ArgumentException($"The query has no place for the parameter {unused.First()}: no :{unused.First()} is in it outside of quotes and comments.", nameof(parameters));
    }

    private static Dictionary<string, object?> ByName(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(parameters));
            if (!values.TryAdd(name, value))
            {
                throw new ArgumentException($"The parameter {name} is given twice.", nameof(parameters));
            }
        }

        return values;
    }
}
