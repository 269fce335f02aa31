using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>
/// One of Livy's request classes: its Java name, the properties it knows in the order Jackson lists them, and how each is read.
/// </summary>
internal sealed class RequestShape(string className, params IReadOnlyList<KeyValuePair<string, PropertyKind>> properties)
{
    public string ClassName { get; } = className;

    /// <summary>The property that a bare string fills, for a class with a constructor that takes one.</summary>
    public string? FromString { get; init; }

    /// <summary>The parameters of the constructor. What is not known is only complained of when the object can be made: with the last of them, or at its end.</summary>
    public IReadOnlyList<string> Creator { get; init; } = [];

    /// <summary>Binds a body. Unset properties are absent from the result, explicit nulls are null in it.</summary>
    /// <param name="root">The body.</param>
    /// <param name="words">What the release's Jackson says.</param>
    /// <returns>The values, or null for the body <c>null</c>.</returns>
    public RequestValues? Bind(JacksonValue root, JacksonWords words)
    {
        var values = new RequestValues();
        switch (root.Kind)
        {
            case JacksonKind.Null:
                return null;
            case JacksonKind.Array:
                throw Refusal.Unreadable($"{words.WrongToken(ClassName, root)}\n at {root.Start}");
            case JacksonKind.String when root.Broken is { } fault:
                throw Refusal.Unreadable(fault.Message);
            case JacksonKind.String when FromString is not null:
                values[FromString] = root.Text;
                return values;
            case not JacksonKind.Object:
                throw Refusal.Unreadable($"{words.NoCreator(ClassName, root)}\n at {root.Start}");
        }

        Refusal? unknown = null;
        foreach ((string name, JacksonValue value) in root.Members)
        {
            if (IsKnown(name))
            {
                values[name] = Property(name, value, words);
            }
            else
            {
                unknown ??= Creator.All(values.IsSet) ? throw Unknown(name, value.Seen) : Unknown(name, root.End);
            }
        }

        if (unknown is not null && root.Broken is null)
        {
            throw unknown;
        }

        return root.Broken is { } broken ? throw Refusal.Unreadable(broken.Message) : values;
    }

    private bool IsKnown(string name) => properties.Any(property => string.Equals(property.Key, name, StringComparison.Ordinal));

    private object? Property(string name, JacksonValue value, JacksonWords words)
    {
        var kind = properties.First(property => string.Equals(property.Key, name, StringComparison.Ordinal)).Value;
        return value.Broken is { } fault ? throw Refusal.Unreadable($"{fault.InProperty} {Chain(name)}") : Read(name, kind, value, words);
    }

    private Refusal Unknown(string name, string position)
    {
        var list = string.Join(", ", properties.Select(property => $"\"{property.Key}\""));
        var count = properties.Count == 1 ? "one known property" : $"{properties.Count} known properties";
        return Refusal.Unreadable($"Unrecognized field \"{name}\" (class {ClassName}), not marked as ignorable ({count}: {list}])\n at {position} {Chain(name)}");
    }

    private string Chain(string name) => $"(through reference chain: {ClassName}[\"{name}\"])";

    private object? Read(string name, PropertyKind kind, JacksonValue value, JacksonWords words)
    {
        var chain = Chain(name);
        return kind switch
        {
            PropertyKind.String => Text(value, chain, words),
            PropertyKind.Strings => Strings(name, value, words),
            PropertyKind.StringMap => Map(name, value, words),
            PropertyKind.Int => Int(value, chain, words),
            PropertyKind.BoxedInt => Boxed(value),
            PropertyKind.Kind => Kind(value, chain),
            PropertyKind.Base64 => Base64(value, chain, words),
            _ => MessageType(value, chain, words),
        };
    }

    private static string? Text(JacksonValue value, string chain, JacksonWords words) => value.Kind switch
    {
        JacksonKind.Null => null,
        JacksonKind.Object or JacksonKind.Array =>
            throw Refusal.Unreadable($"{words.WrongToken("java.lang.String", value)}\n at {value.Start} {chain}"),
        _ => value.Text,
    };

    private List<string?>? Strings(string name, JacksonValue value, JacksonWords words)
    {
        if (value.Kind == JacksonKind.Null)
        {
            return null;
        }

        if (value.Kind != JacksonKind.Array)
        {
            throw Refusal.Unreadable(
                $"{words.NoCollection("scala.collection.immutable.List<java.lang.String>", value)}\n at {value.Start} {Chain(name)}");
        }

        List<string?> items = [];
        foreach (var item in value.Items)
        {
            var place = $"(through reference chain: {ClassName}[\"{name}\"]->com.fasterxml.jackson.module.scala.deser.GenericFactoryDeserializerResolver$BuilderWrapper[{items.Count}])";
            items.Add(Text(item, place, words));
        }

        return items;
    }

    private Dictionary<string, string?>? Map(string name, JacksonValue value, JacksonWords words)
    {
        if (value.Kind == JacksonKind.Null)
        {
            return null;
        }

        if (value.Kind != JacksonKind.Object)
        {
            throw Refusal.Unreadable(
                $"{words.NoCollection("scala.collection.immutable.Map<java.lang.String,java.lang.String>", value)}\n at {value.Start} {Chain(name)}");
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string key, JacksonValue item) in value.Members)
        {
            var place = $"(through reference chain: {ClassName}[\"{name}\"]->com.fasterxml.jackson.module.scala.deser.GenericMapFactoryDeserializerResolver$BuilderWrapper[\"{key}\"])";
            map[key] = Text(item, place, words);
        }

        return map;
    }

    private static object? Int(JacksonValue value, string chain, JacksonWords words)
    {
        switch (value.Kind)
        {
            case JacksonKind.Null:
                return 0;
            case JacksonKind.Int when int.TryParse(value.Text, CultureInfo.InvariantCulture, out int number):
                return number;
            case JacksonKind.Float when double.Parse(value.Text, CultureInfo.InvariantCulture) is >= int.MinValue and <= int.MaxValue and var number:
                return (int)number;
            case JacksonKind.String when int.TryParse(value.Text, CultureInfo.InvariantCulture, out int number):
                return number;
            case JacksonKind.String when words.EmptyIsZero && value.Text.Length == 0:
                return 0;
            case JacksonKind.String:
                throw Refusal.Unreadable($"{words.NoInt(value.Text)}\n at {value.Start} {chain}");
            case JacksonKind.Int or JacksonKind.Float:
                throw Refusal.Unreadable($"{words.OutOfRange(value)}\n at {words.PositionOfRange(value)} {chain}");
            default:
                throw Refusal.Unreadable($"{words.WrongToken("int", value)}\n at {value.Start} {chain}");
        }
    }

    /// <summary>Scala's type-erased <c>Option[Int]</c>: Jackson stores whatever came, the cast fails later.</summary>
    private static object? Boxed(JacksonValue value) => value.Kind switch
    {
        JacksonKind.Null => null,
        JacksonKind.Int when int.TryParse(value.Text, CultureInfo.InvariantCulture, out int number) => number,
        _ => MiscastInt.Of(value),
    };

    private static string? Kind(JacksonValue value, string chain) => value.Kind switch
    {
        JacksonKind.Null => null,
        JacksonKind.String => CodeKinds.Parse(value.Text) ?? throw Refusal.Unreadable($"Invalid kind: {value.Text} {chain}"),
        _ => throw Refusal.Unreadable($"requirement failed: Kind should be a string. {chain}"),
    };

    private static byte[]? Base64(JacksonValue value, string chain, JacksonWords words)
    {
        switch (value.Kind)
        {
            case JacksonKind.Null:
                return null;
            case JacksonKind.Array:
                return [.. value.Items.Select(item => (byte)(item.Kind == JacksonKind.Int ? int.Parse(item.Text, CultureInfo.InvariantCulture) : 0))];
            case not JacksonKind.String:
                throw Refusal.Unreadable($"{words.WrongToken("byte[]", value)}\n at {value.Start} {chain}");
        }

        if (words.ReadsOnAfterALetter && Array.Find(value.Raw, character => character >= 0x80) is var wide and > 0)
        {
            // The complaint shows the rest of the text, and there the reader stumbles over the second half of a character.
            var second = value.Raw[Array.IndexOf(value.Raw, wide) + 1];
            throw Refusal.Unreadable($"Invalid UTF-8 start byte 0x{second:x2}\n at {value.Start} {chain}");
        }

        (byte[]? bytes, string? complaint, string unread) = Base64Reader.Read(value.Raw, words);
        return bytes ?? throw Refusal.Unreadable(complaint is null
            ? $"{words.EndInText(isName: false, isEmpty: false)}\n at {value.Start} {chain}"
            : $"Cannot deserialize value of type `byte[]` from String \"{unread}\": {complaint}\n at {value.Start} {chain}");
    }

    private static object? MessageType(JacksonValue value, string chain, JacksonWords words)
    {
        const string Type = "org.apache.livy.MsgType$execute_request$";
        return value.Kind switch
        {
            JacksonKind.Null or JacksonKind.Object => null,
            JacksonKind.Array => throw Refusal.Unreadable($"{words.WrongToken(Type, value)}\n at {value.Start} {chain}"),
            _ => throw Refusal.Unreadable($"{words.NoCreator(Type, value)}\n at {value.Start} {chain}"),
        };
    }
}
