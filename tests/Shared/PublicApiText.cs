using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Livy.Client.Tests;

/// <summary>Writes the public surface of an assembly as text, so that a change of it is seen in a diff. Run the tests with <c>LIVY_ACCEPT=1</c> to accept one.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The surface, and the approved one from <c>tests/NAME.Tests/Approved/NAME.txt</c>.</summary>
    public static (string Actual, string Approved) Compare(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        var file = Path.Combine(FindRoot(), "tests", $"{name}.Tests", "Approved", $"{name}.txt");
        var actual = Of(assembly);
        if (Environment.GetEnvironmentVariable("LIVY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        return (actual, File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty);
    }

    /// <summary>Every public type with its public and protected members, sorted.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(Line).OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Livy.Client.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No Livy.Client.sln above the test assembly.");
        }

        return folder.FullName;
    }

    private static string Head(Type type)
    {
        var word = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        Type?[] bases = [type.BaseType == typeof(object) || type.IsValueType ? null : type.BaseType, .. type.GetInterfaces().Where(one => one.IsPublic)];
        var names = bases.OfType<Type>().Select(Name).Order(StringComparer.Ordinal).ToArray();
        return $"{type.Namespace}: {word} {Name(type)}{(names.Length == 0 ? string.Empty : " : " + string.Join(", ", names))}";
    }

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo field when IsSeen(field.Attributes & FieldAttributes.FieldAccessMask) && !field.IsSpecialName =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : string.Empty)}{Nullable(field.FieldType, Nullability.Create(field))} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : string.Empty)}",
        ConstructorInfo constructor when IsSeen(constructor) => $"{Protected(constructor)}new({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Where(IsSeen).ToArray() is { Length: > 0 } accessors =>
            $"{Protected(accessors[0])}{Modifiers(accessors[0])}{Required(property)}{Nullable(property.PropertyType, Nullability.Create(property))} {property.Name} {{ {string.Join(" ", accessors.Select(Accessor))} }}",
        EventInfo { AddMethod: { } add } one when IsSeen(add) => $"event {Name(one.EventHandlerType!)} {one.Name}",
        MethodInfo method when IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !IsOfRecord(method) =>
            $"{Protected(method)}{Modifiers(method)}{Nullable(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method)})",
        _ => null,
    };

    /// <summary>What every record has is no news.</summary>
    private static bool IsOfRecord(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name is "<Clone>$";

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsSeen(FieldAttributes access) => access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string Protected(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    private static string Modifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => string.Empty,
        { IsAbstract: true } => "abstract ",
        _ when method.GetBaseDefinition() != method => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => string.Empty,
    };

    private static string Required(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;

    private static string Accessor(MethodInfo accessor) =>
        accessor.ReturnType != typeof(void) ? "get;" : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;";

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Nullable(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : string.Empty)}"));

    private static string Nullable(Type type, NullabilityInfo info) =>
        !type.IsValueType && NullabilityState.Nullable == (info.ReadState == NullabilityState.Unknown ? info.WriteState : info.ReadState) ? Name(type) + "?" : Name(type);

    private static string Name(Type type)
    {
        if (System.Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
