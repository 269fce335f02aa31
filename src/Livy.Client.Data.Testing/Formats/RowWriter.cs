namespace Livy.Client.Testing;

/// <summary>Writes rows in one of the forms in which a driver gives them, some at a time.</summary>
internal abstract class RowWriter : IDisposable
{
    /// <summary>Writes what comes before the first row.</summary>
    public abstract void Start();

    /// <summary>Keeps the cell of a column; the columns of a row come in order.</summary>
    /// <returns>About how many bytes it takes.</returns>
    /// <exception cref="RowException">It does not fit. What was kept is not to be written then.</exception>
    public abstract long Append(int column, object? cell);

    /// <summary>Writes the rows that were kept.</summary>
    public abstract void Write(int rows);

    /// <summary>Writes what comes behind the last row.</summary>
    public abstract void End();

    /// <inheritdoc/>
    public abstract void Dispose();
}
