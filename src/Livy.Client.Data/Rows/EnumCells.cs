using System.Globalization;

namespace Livy.Client.Data;

/// <summary>Reads enums, by name from texts and by number from integers.</summary>
internal static class EnumCells
{
    /// <summary>A reader of <typeparamref name="TEnum"/>, which is <paramref name="enumType"/> or may be NULL besides.</summary>
    public static CellReader Of<TEnum>(Place place, Type enumType)
    {
        if (place.Type.Kind is SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar)
        {
            return new MappedCells<string, TEnum>((Cells<string>)AtomicCells.Find(typeof(string), place)!, ByName<TEnum>(enumType), $"has a value that is no name of {TypeNames.Of(enumType)}: read it as string");
        }

        return place.Type.Kind is SparkTypeKind.TinyInt or SparkTypeKind.SmallInt or SparkTypeKind.Int or SparkTypeKind.BigInt
            ? new MappedCells<long, TEnum>((Cells<long>)AtomicCells.Find(typeof(long), place)!, ByNumber<TEnum>(enumType), $"has a value that is out of range for {TypeNames.Of(enumType)}: read it as long")
            : throw place.Unreadable($"can not be read as {TypeNames.Of(enumType)}: read it as {AtomicCells.Ways(place.Type)}, or cast it in the query");
    }

    private static Conversion<string, TEnum> ByName<TEnum>(Type enumType)
    {
        var exact = Enum.GetNames(enumType).ToDictionary(name => name, name => (TEnum)Enum.Parse(enumType, name), StringComparer.Ordinal);
        var loose = new Dictionary<string, TEnum>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in exact)
        {
            loose.TryAdd(name, value);
        }

        return (string name, out TEnum value) => exact.TryGetValue(name, out value!) || loose.TryGetValue(name.Trim(' '), out value!);
    }

    private static Conversion<long, TEnum> ByNumber<TEnum>(Type enumType)
    {
        const int MostRemembered = 1000;
        var known = new Dictionary<long, TEnum>();
        return (long number, out TEnum value) =>
        {
            if (known.TryGetValue(number, out value!))
            {
                return true;
            }

            var boxed = Enum.ToObject(enumType, number);
            if (Convert.ToDecimal(boxed, CultureInfo.InvariantCulture) != number)
            {
                return false;
            }

            value = (TEnum)boxed;
            if (known.Count < MostRemembered)
            {
                known.Add(number, value);
            }

            return true;
        };
    }
}
