using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Livy.Client.Data;

/// <summary>What can be made for one type.</summary>
internal sealed class CellType<[DynamicallyAccessedMembers(Kept)] T> : CellType
{
    [DynamicallyAccessedMembers(Kept)]
    public override Type Type => typeof(T);

    public override CellReader Nulls(Place place) => new NullCells<T>(place);

    public override CellReader? Sequence(Type sequence, Place place, CellReader elements) =>
        sequence == typeof(T[]) ? Arrays<T[]>(place, elements)
        : sequence == typeof(IReadOnlyList<T>) ? Arrays<IReadOnlyList<T>>(place, elements)
        : sequence == typeof(IReadOnlyCollection<T>) ? Arrays<IReadOnlyCollection<T>>(place, elements)
        : sequence == typeof(IEnumerable<T>) ? Arrays<IEnumerable<T>>(place, elements)
        : sequence == typeof(List<T>) ? Lists<List<T>>(place, elements)
        : sequence == typeof(IList<T>) ? Lists<IList<T>>(place, elements)
        : sequence == typeof(ICollection<T>) ? Lists<ICollection<T>>(place, elements)
        : null;

    public override CellReader Boxed(CellReader values) => new BoxedCells<T>((Cells<T>)values);

    public override CellReader Enum(Place place, Type enumType) => EnumCells.Of<T>(place, enumType);

    public override CellReader Record(Place place) => RecordPlan.Of<T>(place);

    private static SequenceCells<T, TSequence> Arrays<TSequence>(Place place, CellReader elements)
        where TSequence : class =>
        new(place, (Cells<T>)elements, static (cells, from, count) =>
        {
            var array = count == 0 ? [] : new T[count];
            cells.Read(from, array);
            return (TSequence)(object)array;
        });

    private static SequenceCells<T, TSequence> Lists<TSequence>(Place place, CellReader elements)
        where TSequence : class =>
        new(place, (Cells<T>)elements, static (cells, from, count) =>
        {
            var list = new List<T>(count);
            CollectionsMarshal.SetCount(list, count);
            cells.Read(from, CollectionsMarshal.AsSpan(list));
            return (TSequence)(object)list;
        });
}
