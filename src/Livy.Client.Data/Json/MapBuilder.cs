using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects maps: objects, or arrays of objects with <c>f0</c> and <c>f1</c> for key and value where a key is no name.</summary>
internal sealed class MapBuilder : ColumnBuilder
{
    private const int Nowhere = -1;

    private readonly MapType _type;
    private readonly ColumnBuilder _keys;
    private readonly ColumnBuilder _values;
    private readonly bool _isObject;
    private readonly ByteBuffer _ends;
    private int _at = Nowhere;
    private ColumnBuilder? _current;

    /// <param name="type">The type.</param>
    /// <param name="memory">Bounds the batch.</param>
    /// <param name="keys">Collects the keys.</param>
    /// <param name="values">Collects the values.</param>
    /// <param name="isObject">Whether the keys are names of an object's properties.</param>
    public MapBuilder(MapType type, BatchMemory memory, ColumnBuilder keys, ColumnBuilder values, bool isObject)
        : base(type, memory)
    {
        _type = type;
        _keys = keys;
        _values = values;
        _isObject = isObject;
        _ends = new ByteBuffer(memory);
        _ends.Append(0);
    }

    public override int Depth => _isObject ? 1 + _values.Depth : 2 + Math.Max(_keys.Depth, _values.Depth);

    public override string Place => _at == Nowhere ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"[{_at}]{_current?.Place}");

    protected override void AppendValue(ref Utf8JsonReader json)
    {
        if (json.TokenType != (_isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray))
        {
            throw new UnreadableJsonException("it is no map");
        }

        for (_at = 0; json.Read() && json.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); _at++)
        {
            _current = null;
            if (_isObject)
            {
                AppendProperty(ref json);
            }
            else
            {
                AppendEntry(ref json);
            }
        }

        _at = Nowhere;
        _ends.Append(_keys.Count);
    }

    protected override void AppendNothing() => _ends.Append(_keys.Count);

    protected override ArrayData Build(int count, int nulls, ArrowBuffer validity)
    {
        var ends = _ends.Build();
        _ends.Append(0);
        var entries = new ArrayData(_type.KeyValueType, _keys.Count, 0, 0, [ArrowBuffer.Empty], [_keys.Build(), _values.Build()]);
        return new ArrayData(Type, count, nulls, 0, [validity, ends], [entries]);
    }

    private void AppendProperty(ref Utf8JsonReader json)
    {
        _keys.AppendKey(JsonText.Of(ref json));
        json.Read();
        _current = _values;
        _values.Append(ref json);
    }

    private void AppendEntry(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.StartObject || !IsNext(ref json, "f0"u8) || json.TokenType is JsonTokenType.Null)
        {
            throw new UnreadableJsonException("it is no entry with a key");
        }

        _current = _keys;
        _keys.Append(ref json);
        _current = null;
        if (!IsNext(ref json, "f1"u8))
        {
            throw new UnreadableJsonException("it is no entry with a value");
        }

        _current = _values;
        _values.Append(ref json);
        _current = null;
        if (!json.Read() || json.TokenType is not JsonTokenType.EndObject)
        {
            throw new UnreadableJsonException("it is more than a key and a value");
        }
    }

    private static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> property) =>
        json.Read() && json.TokenType is JsonTokenType.PropertyName && json.ValueTextEquals(property) && json.Read();
}
