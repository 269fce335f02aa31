namespace Livy.Client.Testing;

/// <summary>The rows of one query, on their way.</summary>
/// <param name="rows">The rows.</param>
/// <param name="fields">The columns.</param>
/// <param name="cells">What takes rows apart.</param>
/// <param name="isValue">A row is the value of the only column.</param>
internal sealed class OpenRows(RowSequence rows, IReadOnlyList<ColumnField> fields, RowCells cells, bool isValue) : IDisposable
{
    private long _row = -1;

    public IReadOnlyList<ColumnField> Fields { get; } = fields;

    public RowCells Cells { get; } = cells;

    /// <summary>Gives the cells of the next row; null at the end.</summary>
    /// <exception cref="RowException">It does not fit the columns.</exception>
    public object?[]? Next()
    {
        if (!rows.TryNext(out var row))
        {
            return null;
        }

        _row++;
        try
        {
            return isValue ? [row] : Cells.Of(row ?? throw new RowException("It is null."), Fields);
        }
        catch (RowException failure)
        {
            throw new RowException($"row {_row}: {failure.Message}");
        }
    }

    /// <summary>Says in which place of the row a value does not fit.</summary>
    public RowException Misfit(int column, string why) => new($"row {_row}, column {Fields[column].Name}: {why}");

    public void Dispose() => rows.Dispose();
}
