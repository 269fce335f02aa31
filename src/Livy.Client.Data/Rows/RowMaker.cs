namespace Livy.Client.Data;

/// <summary>Makes rows of what their columns hold.</summary>
/// <param name="columns">For each column that is read an array of its values, of <see cref="CellReader.BufferType"/>.</param>
/// <param name="rows">Where the rows go.</param>
/// <param name="count">How many there are.</param>
internal delegate void RowMaker<TRow>(Array[] columns, TRow[] rows, int count);
