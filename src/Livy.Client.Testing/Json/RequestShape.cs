using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>
/// One of Livy's request classes: its Java name, the properties it knows in the order Jackson lists them, and how each is read.
/// </summary>
internal sealed class RequestShape(string className, params IReadOnlyList<KeyValuePair<string, PropertyKind>> properties)
{
    public string ClassName { get; } = className;

    /// <summary>Binds a body. Unset properties are absent from the result, explicit nulls are null in it.</summary>
    /// <param name="root">The body.</param>
    /// <returns>The values, or null for the body <c>null</c>.</returns>
    public RequestValues? Bind(JacksonValue root)
    {
        switch (root.Kind)
        {
            case JacksonKind.Null:
                return null;
            case JacksonKind.Array:
                throw Refusal.Unreadable($"Cannot deserialize value of type `{ClassName}` from {root.TypeName}\n at {root.Start}");
            case not JacksonKind.Object:
                throw Refusal.Unreadable($"Cannot construct instance of `{ClassName}` (although at least one Creator exists): {NoCreator(root)}\n at {root.Start}");
        }

        var values = new RequestValues();
        foreach ((string name, JacksonValue value) in root.Members)
        {
            values[name] = Property(name, value);
        }

        return root.Broken is { } broken ? throw broken : values;
    }

    private static string NoCreator(JacksonValue value) => value.Kind switch
    {
        JacksonKind.String => $"no String-argument constructor/factory method to deserialize from String value ('{value.Text}')",
        JacksonKind.Int => $"no int/Int-argument constructor/factory method to deserialize from Number value ({value.Text})",
        JacksonKind.Float => $"no double/Double-argument constructor/factory method to deserialize from Number value ({value.Text})",
        _ => $"no boolean/Boolean-argument constructor/factory method to deserialize from boolean value ({value.Text})",
    };

    private object? Property(string name, JacksonValue value)
    {
        foreach ((string known, PropertyKind kind) in properties)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return Read(name, kind, value);
            }
        }

        var list = string.Join(", ", properties.Select(property => $"\"{property.Key}\""));
        var count = properties.Count == 1 ? "one known property" : $"{properties.Count} known properties";
        throw Refusal.Unreadable(
            $"Unrecognized field \"{name}\" (class {ClassName}), not marked as ignorable ({count}: {list}])\n at {value.Seen} {Chain(name)}");
    }

    private string Chain(string name) => $"(through reference chain: {ClassName}[\"{name}\"])";

    private object? Read(string name, PropertyKind kind, JacksonValue value)
    {
        var chain = Chain(name);
        return kind switch
        {
            PropertyKind.String => Text(value, chain),
            PropertyKind.Strings => Strings(name, value),
            PropertyKind.StringMap => Map(name, value),
            PropertyKind.Int => Int(value, chain),
            PropertyKind.BoxedInt => Boxed(value),
            PropertyKind.Kind => Kind(value, chain),
            PropertyKind.Base64 => Base64(value, chain),
            _ => MessageType(value, chain),
        };
    }

    private static string? Text(JacksonValue value, string chain) => value.Kind switch
    {
        JacksonKind.Null => null,
        JacksonKind.Object or JacksonKind.Array =>
            throw Refusal.Unreadable($"Cannot deserialize value of type `java.lang.String` from {value.TypeName}\n at {value.Start} {chain}"),
        _ => value.Text,
    };

    private List<string?>? Strings(string name, JacksonValue value)
    {
        if (value.Kind == JacksonKind.Null)
        {
            return null;
        }

        if (value.Kind != JacksonKind.Array)
        {
            throw Refusal.Unreadable(
                $"Cannot deserialize value of type `scala.collection.immutable.List<java.lang.String>` from {value.TypeName}\n at {value.Start} {Chain(name)}");
        }

        List<string?> items = [];
        foreach (var item in value.Items)
        {
            var place = $"(through reference chain: {ClassName}[\"{name}\"]->com.fasterxml.jackson.module.scala.deser.GenericFactoryDeserializerResolver$BuilderWrapper[{items.Count}])";
            items.Add(Text(item, place));
        }

        return items;
    }

    private Dictionary<string, string?>? Map(string name, JacksonValue value)
    {
        if (value.Kind == JacksonKind.Null)
        {
            return null;
        }

        if (value.Kind != JacksonKind.Object)
        {
            throw Refusal.Unreadable(
                $"Cannot deserialize value of type `scala.collection.immutable.Map<java.lang.String,java.lang.String>` from {value.TypeName}\n at {value.Start} {Chain(name)}");
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string key, JacksonValue item) in value.Members)
        {
            var place = $"(through reference chain: {ClassName}[\"{name}\"]->com.fasterxml.jackson.module.scala.deser.GenericMapFactoryDeserializerResolver$BuilderWrapper[\"{key}\"])";
            map[key] = Text(item, place);
        }

        return map;
    }

    private static object? Int(JacksonValue value, string chain)
    {
        switch (value.Kind)
        {
            case JacksonKind.Null:
                return 0;
            case JacksonKind.Int when int.TryParse(value.Text, CultureInfo.InvariantCulture, out int number):
                return number;
            case JacksonKind.Float:
                return (int)double.Parse(value.Text, CultureInfo.InvariantCulture);
            case JacksonKind.String when int.TryParse(value.Text, CultureInfo.InvariantCulture, out int number):
                return number;
            case JacksonKind.String:
                throw Refusal.Unreadable($"Cannot deserialize value of type `int` from String \"{value.Text}\": not a valid `int` value\n at {value.Start} {chain}");
            case JacksonKind.Int:
                throw Refusal.Unreadable($"Numeric value ({value.Text}) out of range of int (-2147483648 - 2147483647)\n at {value.Seen} {chain}");
            default:
                throw Refusal.Unreadable($"Cannot deserialize value of type `int` from {value.TypeName}\n at {value.Start} {chain}");
        }
    }

    /// <summary>Scala's type-erased <c>Option[Int]</c>: Jackson stores whatever came, the cast fails later.</summary>
    private static object? Boxed(JacksonValue value) => value.Kind switch
    {
        JacksonKind.Null => null,
        JacksonKind.Int when int.TryParse(value.Text, CultureInfo.InvariantCulture, out int number) => number,
        JacksonKind.Int => new MiscastInt("java.lang.Long"),
        JacksonKind.Float => new MiscastInt("java.lang.Double"),
        JacksonKind.String => new MiscastInt("java.lang.String"),
        JacksonKind.True or JacksonKind.False => new MiscastInt("java.lang.Boolean"),
        _ => new MiscastInt("scala.collection.immutable.Map"),
    };

    private static string? Kind(JacksonValue value, string chain) => value.Kind switch
    {
        JacksonKind.Null => null,
        JacksonKind.String => CodeKinds.Parse(value.Text) ?? throw Refusal.Unreadable($"Invalid kind: {value.Text} {chain}"),
        _ => throw Refusal.Unreadable($"requirement failed: Kind should be a string. {chain}"),
    };

    private static byte[]? Base64(JacksonValue value, string chain)
    {
        if (value.Kind == JacksonKind.Null)
        {
            return null;
        }

        var text = value.Kind == JacksonKind.String
            ? value.Text
            : throw Refusal.Unreadable($"Cannot deserialize value of type `byte[]` from {value.TypeName}\n at {value.Start} {chain}");
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '/' or '='))
            {
                // Jackson shows the text less its last character here.
                throw Refusal.Unreadable(
                    $"Cannot deserialize value of type `byte[]` from String \"{text[..^1]}\": Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS): "
                    + $"Illegal character '{character}' (code 0x{(int)character:x}) in base64 content\n at {value.Start} {chain}");
            }
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length)
            ? bytes[..length]
            : throw Refusal.Unreadable(
                $"Cannot deserialize value of type `byte[]` from String \"{text}\": Unexpected end of base64-encoded String\n at {value.Start} {chain}");
    }

    private static object? MessageType(JacksonValue value, string chain) => value.Kind == JacksonKind.Null
        ? null
        : throw Refusal.Unreadable(
            $"Cannot construct instance of `org.apache.livy.MsgType$execute_request$` (although at least one Creator exists): {NoCreator(value)}\n at {value.Start} {chain}");
}
