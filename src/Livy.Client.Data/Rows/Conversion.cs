namespace Livy.Client.Data;

/// <summary>Makes the same value of another type.</summary>
/// <returns>Whether there is such a value; never one that is only near.</returns>
internal delegate bool Conversion<TSource, TValue>(TSource source, out TValue value)
    where TSource : allows ref struct;
