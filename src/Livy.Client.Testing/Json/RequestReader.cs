using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>
/// Reads a request body into the properties of one of Livy's request classes, as Jackson does: scalars become texts, unknown properties and wrong types are refused, of what follows the first value nothing is looked at.
/// Errors have Jackson's shape and the words that clients find something by; its exact prose, which is another in every release, is not imitated.
/// </summary>
internal ref struct RequestReader
{
    /// <summary>Jackson's own limit since 2.15; before, there was none.</summary>
    private const int MaxDepth = 1_000;

    /// <summary>Jackson's own limit since 2.15, in characters.</summary>
    private const int MaxText = 20_000_000;

    private readonly RequestShape _shape;
    private readonly ReadOnlySpan<byte> _body;
    /// <summary>Whether an empty text is the default of a number.</summary>
    private readonly bool _isEmptyZero;
    private Utf8JsonReader _json;

    private RequestReader(RequestShape shape, ReadOnlySpan<byte> body, LivyProfile profile)
    {
        _isEmptyZero = profile == LivyProfile.Livy07;
        _shape = shape;
        _body = body;
        _json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads a body. Unset properties are absent from the result, explicit nulls are null in it.</summary>
    /// <returns>The values, or null for the body <c>null</c>.</returns>
    /// <exception cref="LivyFault">It cannot be read.</exception>
    public static RequestValues? Read(RequestShape shape, ReadOnlySpan<byte> body, LivyProfile profile = LivyProfile.Livy09)
    {
        var reader = new RequestReader(shape, JsonText.ToUtf8(body), profile);
        try
        {
            return reader.Root();
        }
        catch (JsonException fault)
        {
            throw LivyFault.Unreadable(reader.SyntaxError(fault));
        }
        catch (DecoderFallbackException fault)
        {
            throw LivyFault.Unreadable($"Invalid UTF-8 start byte 0x{fault.BytesUnknown?[0]:x2}{reader.Place()}");
        }
    }

    private RequestValues? Root()
    {
        if (_body.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw LivyFault.Unreadable($"No content to map due to end-of-input{Place()}");
        }

        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.StartObject => Properties(),
            JsonTokenType.Null => null,
            JsonTokenType.StartArray => throw WrongType(_shape.ClassName, ""),
            JsonTokenType.String when _shape.FromString is { } property => new RequestValues { [property] = Text("") },
            _ => throw NoCreator(_shape.ClassName, ""),
        };
    }

    private RequestValues Properties()
    {
        var values = new RequestValues();
        while (_json.Read() && _json.TokenType is JsonTokenType.PropertyName)
        {
            var name = JsonText.Of(ref _json);
            var path = $"{_shape.ClassName}[\"{name}\"]";
            if (!_shape.Properties.TryGetValue(name, out var kind))
            {
                throw LivyFault.Unreadable($"Unrecognized field \"{name}\" (class {_shape.ClassName}), not marked as ignorable ({_shape.KnownProperties}]){Place(path)}");
            }

            _json.Read();
            values[name] = Value(name, kind, path);
        }

        return values;
    }

    private object? Value(string name, PropertyKind kind, string path) => (kind, _json.TokenType) switch
    {
        (PropertyKind.Int, JsonTokenType.Null) => 0,
        (_, JsonTokenType.Null) => null,
        (PropertyKind.String, _) => Text(path),
        (PropertyKind.Strings, _) => Strings(path),
        (PropertyKind.StringMap, _) => Map(path),
        (PropertyKind.Int, _) => Int(path),
        (PropertyKind.BoxedInt, _) => Boxed(),
        (PropertyKind.Kind, _) => Kind(path),
        (PropertyKind.Base64, _) => Base64(path),
        _ => MessageType(name, path),
    };

    private string? Text(string path)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                throw WrongType("java.lang.String", path);
        }

        var text = JsonText.Of(ref _json);
        return text.Length <= MaxText ? text : throw LivyFault.Unreadable($"String length ({text.Length}) exceeds the maximum length ({MaxText}){Place(path)}");
    }

    private List<string?> Strings(string path)
    {
        if (_json.TokenType is not JsonTokenType.StartArray)
        {
            throw WrongType("scala.collection.immutable.List<java.lang.String>", path);
        }

        List<string?> items = [];
        while (_json.Read() && _json.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(Text($"{path}->com.fasterxml.jackson.module.scala.deser.GenericFactoryDeserializerResolver$BuilderWrapper[{items.Count}]"));
        }

        return items;
    }

    private Dictionary<string, string?> Map(string path)
    {
        if (_json.TokenType is not JsonTokenType.StartObject)
        {
            throw WrongType("scala.collection.immutable.Map<java.lang.String,java.lang.String>", path);
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType is JsonTokenType.PropertyName)
        {
            var key = JsonText.Of(ref _json);
            _json.Read();
            map[key] = Text($"{path}->com.fasterxml.jackson.module.scala.deser.GenericMapFactoryDeserializerResolver$BuilderWrapper[\"{key}\"]");
        }

        return map;
    }

    /// <summary>A primitive: fractions are cut off, texts are read.</summary>
    private int Int(string path)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.Number when _json.TryGetInt32(out var number):
                return number;
            case JsonTokenType.Number when Math.Abs(_json.GetDouble()) <= int.MaxValue:
                return (int)_json.GetDouble();
            case JsonTokenType.Number:
                throw LivyFault.Unreadable($"Numeric value ({JsonText.Of(ref _json)}) out of range of int ({int.MinValue} - {int.MaxValue}){Place(path)}");
            case JsonTokenType.String when JsonText.Of(ref _json) is var text:
                return text.Length == 0 && _isEmptyZero ? 0
                    : int.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed
                    : throw LivyFault.Unreadable($"Cannot deserialize value of type `int` from String \"{text}\": not a valid `int` value{Place(path)}");
            default:
                throw WrongType("int", path);
        }
    }

    /// <summary>Scala's type-erased <c>Option[Int]</c>: Jackson stores whatever comes, and the cast fails when the server uses it.</summary>
    private object Boxed()
    {
        if (_json.TokenType is JsonTokenType.Number && _json.TryGetInt32(out var number))
        {
            return number;
        }

        var found = _json.TokenType switch
        {
            JsonTokenType.Number when _json.TryGetInt64(out _) => "java.lang.Long",
            JsonTokenType.Number => _json.ValueSpan.IndexOfAny(".eE"u8) < 0 ? "java.math.BigInteger" : "java.lang.Double",
            JsonTokenType.String => "java.lang.String",
            JsonTokenType.True or JsonTokenType.False => "java.lang.Boolean",
            _ => "java.lang.Object",
        };
        _json.Skip();
        return LivyFault.Failed($"java.lang.ClassCastException: class {found} cannot be cast to class java.lang.Integer ({found} and java.lang.Integer are in module java.base of loader 'bootstrap')");
    }

    private string Kind(string path)
    {
        if (_json.TokenType is not JsonTokenType.String)
        {
            throw LivyFault.Unreadable($"requirement failed: Kind should be a string. {Chain(path)}");
        }

        var kind = JsonText.Of(ref _json);
        return CodeKinds.Parse(kind) ?? throw LivyFault.Unreadable($"Invalid kind: {kind} {Chain(path)}");
    }

    private byte[] Base64(string path)
    {
        if (_json.TokenType is not JsonTokenType.String)
        {
            throw WrongType("byte[]", path);
        }

        return _json.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw LivyFault.Unreadable($"Cannot deserialize value of type `byte[]` from String \"{JsonText.Of(ref _json)}\": Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS){Place(path)}");
    }

    /// <summary>An object of a class without properties.</summary>
    private string MessageType(string name, string path)
    {
        const string Type = "org.apache.livy.MsgType$execute_request$";
        switch (_json.TokenType)
        {
            case JsonTokenType.StartArray:
                throw WrongType(Type, path);
            case not JsonTokenType.StartObject:
                throw NoCreator(Type, path);
        }

        _json.Skip();
        return name;
    }

    /// <summary>A token that no value of the type begins with.</summary>
    private readonly LivyFault WrongType(string type, string path)
    {
        var (token, found) = _json.TokenType switch
        {
            JsonTokenType.StartObject => ("START_OBJECT", "Object"),
            JsonTokenType.StartArray => ("START_ARRAY", "Array"),
            JsonTokenType.String => ("VALUE_STRING", "String"),
            JsonTokenType.Number => _json.TryGetInt64(out _) ? ("VALUE_NUMBER_INT", "Integer") : ("VALUE_NUMBER_FLOAT", "Floating-point"),
            JsonTokenType.True => ("VALUE_TRUE", "Boolean"),
            JsonTokenType.False => ("VALUE_FALSE", "Boolean"),
            _ => ("VALUE_NULL", "Null"),
        };
        return LivyFault.Unreadable($"Cannot deserialize value of type `{type}` from {found} value (token `JsonToken.{token}`){Place(path)}");
    }

    private readonly LivyFault NoCreator(string type, string path)
    {
        var text = JsonText.Of(in _json);
        var argument = _json.TokenType switch
        {
            JsonTokenType.String => $"String-argument constructor/factory method to deserialize from String value ('{text}')",
            JsonTokenType.Number when _json.TryGetInt64(out _) => $"int/Int-argument constructor/factory method to deserialize from Number value ({text})",
            JsonTokenType.Number => $"double/Double-argument constructor/factory method to deserialize from Number value ({text})",
            _ => $"boolean/Boolean-argument constructor/factory method to deserialize from boolean value ({text})",
        };
        return LivyFault.Unreadable($"Cannot construct instance of `{type}` (although at least one Creator exists): no {argument}{Place(path)}");
    }

    private readonly string SyntaxError(JsonException fault)
    {
        var line = (int)(fault.LineNumber ?? 0);
        var at = LineStart(line) + (int)(fault.BytePositionInLine ?? 0);
        var isAtEnd = at >= _body.Length;
        var complaint = _json.CurrentDepth >= MaxDepth ? $"Depth ({MaxDepth + 1}) exceeds the maximum allowed nesting depth ({MaxDepth})"
            : isAtEnd ? "Unexpected end-of-input"
            : $"Unexpected character ({(_body[at] < ' ' ? "CTRL-CHAR" : $"'{(char)_body[at]}'")} (code {_body[at]}))";

        // Jackson has read the character by then.
        return $"{complaint}{Source(line, at - LineStart(line) + (isAtEnd ? 0 : 1))}";
    }

    private readonly int LineStart(int line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += _body[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    /// <summary>Where the newest token begins, and by which way of properties it was reached.</summary>
    private readonly string Place(string path = "")
    {
        var before = _body[..(int)_json.TokenStartIndex];
        var place = Source(before.Count((byte)'\n'), before.Length - (before.LastIndexOf((byte)'\n') + 1));
        return path.Length == 0 ? place : $"{place} {Chain(path)}";
    }

    private static string Source(int line, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"\n at [Source: (org.eclipse.jetty.server.HttpInputOverHTTP); line: {line + 1}, column: {column + 1}]");

    private static string Chain(string path) => $"(through reference chain: {path})";
}
