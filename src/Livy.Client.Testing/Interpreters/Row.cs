namespace Livy.Client.Testing;

/// <summary>A row of a data set, as <c>collect()</c> returns it.</summary>
internal sealed class Row(IReadOnlyList<Column> columns, IEnumerable<object?> values) : List<object?>(values)
{
    public IReadOnlyList<Column> Columns { get; } = columns;

    public object? Field(string name)
    {
        var at = Columns.TakeWhile(column => !string.Equals(column.Name, name, StringComparison.Ordinal)).Count();
        return at < Count ? this[at] : throw new BeyondFakeException();
    }
}
