using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads the values of a column, or of what is inside of one, as values of one type.</summary>
/// <remarks>It is bound to one array at a time, and not for two threads.</remarks>
internal abstract class CellReader(Place place)
{
    public Place Place { get; } = place;

    /// <summary>The type of the array that <see cref="Fill"/> returns.</summary>
    public abstract Type BufferType { get; }

    /// <summary>Turns to an array.</summary>
    /// <exception cref="LivyDataException">It is not what the schema says, or it is damaged.</exception>
    public abstract void Bind(IArrowArray array);

    /// <summary>Reads values into a buffer that is used again for the next ones.</summary>
    /// <returns>The buffer; it may be longer.</returns>
    /// <exception cref="CellFault">A value can not be read.</exception>
    public abstract System.Array Fill(int start, int count);
}
