using System.Linq.Expressions;

namespace Livy.Client.Data;

/// <summary>Makes what makes rows.</summary>
internal static class RowMakers
{
    /// <summary>Rows as arrays of objects.</summary>
    public static RowMaker<TRow> Arrays<TRow>() => static (columns, rows, count) =>
    {
        for (var row = 0; row < count; row++)
        {
            var values = new object?[columns.Length];
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = ((object?[])columns[column])[row];
            }

            rows[row] = (TRow)(object)values;
        }
    };

    /// <summary>Rows as dictionaries by the names of the columns.</summary>
    public static RowMaker<TRow> Dictionaries<TRow>(string[] names) => (columns, rows, count) =>
    {
        for (var row = 0; row < count; row++)
        {
            var values = new Dictionary<string, object?>(names.Length, StringComparer.Ordinal);
            for (var column = 0; column < names.Length; column++)
            {
                values.Add(names[column], ((object?[])columns[column])[row]);
            }

            rows[row] = (TRow)(object)values;
        }
    };

    /// <summary>Rows as an expression makes them: one loop over typed arrays, compiled where code can be made when the program runs.</summary>
    /// <param name="key">Tells apart what is made of <typeparamref name="TRow"/>: the same key, the same <paramref name="buffers"/> and rows.</param>
    /// <param name="buffers">The types of the arrays.</param>
    /// <param name="make">Makes a row of the values in one place of each array.</param>
    public static RowMaker<TRow> Compiled<TRow>(string key, IReadOnlyList<Type> buffers, Func<IReadOnlyList<Expression>, Expression> make) =>
        CompiledRowMakers<TRow>.Find(key) ?? CompiledRowMakers<TRow>.Keep(key, Compile<TRow>(buffers, make));

    private static RowMaker<TRow> Compile<TRow>(IReadOnlyList<Type> buffers, Func<IReadOnlyList<Expression>, Expression> make)
    {
        var columns = Expression.Parameter(typeof(Array[]), "columns");
        var rows = Expression.Parameter(typeof(TRow[]), "rows");
        var count = Expression.Parameter(typeof(int), "count");
        var row = Expression.Variable(typeof(int), "row");
        var arrays = buffers.Select(buffer => Expression.Variable(buffer)).ToArray();
        var made = make([.. arrays.Select(array => Expression.ArrayIndex(array, row))]);
        var end = Expression.Label();
        var loop = Expression.Loop(
            Expression.Block(
                Expression.IfThen(Expression.GreaterThanOrEqual(row, count), Expression.Break(end)),
                Expression.Assign(Expression.ArrayAccess(rows, row), made.Type == typeof(TRow) ? made : Expression.Convert(made, typeof(TRow))),
                Expression.PreIncrementAssign(row)),
            end);
        Expression[] steps =
        [
            .. arrays.Select((array, index) => Expression.Assign(array, Expression.Convert(Expression.ArrayIndex(columns, Expression.Constant(index)), array.Type))),
            Expression.Assign(row, Expression.Constant(0)),
            loop,
        ];
        return Expression.Lambda<RowMaker<TRow>>(Expression.Block([.. arrays, row], steps), columns, rows, count).Compile();
    }
}
