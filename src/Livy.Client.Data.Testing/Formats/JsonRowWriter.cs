using System.Buffers;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>A JSON object a line, with properties <c>c0</c>, <c>c1</c> …, as Spark's <c>to_json</c> writes them of values that are kept as numbers.</summary>
internal sealed class JsonRowWriter : RowWriter
{
    private readonly Stream _target;
    private readonly IReadOnlyList<ColumnField> _fields;
    private readonly RowCells _cells;
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly Utf8JsonWriter _json;

    public JsonRowWriter(Stream target, IReadOnlyList<ColumnField> fields, RowCells cells)
    {
        (_target, _fields, _cells) = (target, fields, cells);
        _json = new Utf8JsonWriter(_lines);
    }

    public override void Start()
    {
    }

    public override long Append(int column, object? cell)
    {
        if (column == 0)
        {
            _json.Reset();
            _json.WriteStartObject();
        }

        _json.WritePropertyName($"c{column}");
        JsonCell.Write(_json, _fields[column].Type, cell, _cells);
        if (column < _fields.Count - 1)
        {
            return 0;
        }

        _json.WriteEndObject();
        _json.Flush();
        _lines.Write("\n"u8);
        return _json.BytesCommitted;
    }

    public override void Write(int rows)
    {
        _target.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
    }

    public override void End()
    {
    }

    public override void Dispose() => _json.Dispose();
}
