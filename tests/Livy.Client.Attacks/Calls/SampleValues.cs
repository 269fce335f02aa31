using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Livy.Client.Attacks;

/// <summary>Makes legal arguments of any type that the routes take.</summary>
internal static class SampleValues
{
    private const string Text = "sample.jar";

    /// <summary>A value for what must be there; <see langword="null"/> for the rest.</summary>
    public static object? Of(Type type)
    {
        if (type == typeof(string))
        {
            return Text;
        }

        if (type == typeof(Stream))
        {
            return new MemoryStream([1, 2, 3], writable: false);
        }

        if (type.IsInterface || Nullable.GetUnderlyingType(type) is not null)
        {
            return null;
        }

        return type.IsValueType ? StructOf(type) : ObjectOf(type);
    }

    /// <summary>The number or id that a path names.</summary>
    public static object FromText(Type type, string text) => type.IsPrimitive || type == typeof(string)
        ? Convert.ChangeType(text, type, CultureInfo.InvariantCulture)
        : Activator.CreateInstance(type, text)!;

    /// <summary>The first of the known words of an open enum, whose default is none of them.</summary>
    private static object StructOf(Type type) =>
        Array.Find(type.GetProperties(BindingFlags.Public | BindingFlags.Static), word => word.PropertyType == type)?.GetValue(null) ?? Activator.CreateInstance(type)!;

    private static object ObjectOf(Type type)
    {
        var constructor = type.GetConstructors().MinBy(one => one.GetParameters().Length)!;
        var value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.IsDefined(typeof(RequiredMemberAttribute))))
        {
            property.SetValue(value, Of(property.PropertyType));
        }

        return value;
    }
}
