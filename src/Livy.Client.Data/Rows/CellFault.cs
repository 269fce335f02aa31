namespace Livy.Client.Data;

/// <summary>A value can not be read. Arrays and maps add where in them it stands, until <see cref="Cell"/> is a row; then it becomes a <see cref="LivyDataException"/>.</summary>
internal sealed class CellFault(Place place, int cell, string problem) : Exception(problem)
{
    private readonly List<int> _positions = [];

    /// <summary>The number of the value in the array that is being read.</summary>
    public int Cell { get; private set; } = cell;

    /// <summary>Says which value of an outer array the one that was meant is in.</summary>
    /// <param name="outer">The number of the outer value.</param>
    /// <param name="first">The number of the first inner value in it.</param>
    public void Enclose(int outer, int first)
    {
        _positions.Insert(0, Cell - first);
        Cell = outer;
    }

    public LivyDataException At(long firstRow) => place.UnreadableRow(firstRow + Cell, _positions, Message);
}
