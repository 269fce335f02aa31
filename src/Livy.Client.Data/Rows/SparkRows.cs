using System.Diagnostics.CodeAnalysis;

namespace Livy.Client.Data;

/// <summary>
/// For programs that are trimmed or compiled ahead of time: makes types known that stand inside of the type of a row, such as the record that a struct becomes, or an enum. The type of the row itself needs nothing, nor do those of .NET.
/// </summary>
/// <example><code>SparkRows.Register&lt;Address&gt;(); // record Person(string Name, Address Address)</code></example>
public static class SparkRows
{
    /// <summary>Keeps a record, class, struct or enum that a row has inside. Call it once, when the program starts; for a struct or enum that may be NULL, call it for that, too.</summary>
    /// <typeparam name="TRow">The type.</typeparam>
    public static void Register<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties)] TRow>() => CellType.Register<TRow>();

    /// <summary>Keeps what makes a dictionary. Needed if the key or the value is a struct or enum, other than the usual ones: <c>string</c> to <c>bool</c>, <c>int</c>, <c>long</c>, <c>double</c> and <c>decimal</c>.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    public static void RegisterMap<TKey, TValue>()
        where TKey : notnull =>
        MapShape.Register<TKey, TValue>();
}
