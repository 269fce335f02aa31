using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects strings.</summary>
internal sealed class TextBuilder(IArrowType type, BatchMemory memory) : BytesBuilder(type, memory)
{
    protected override void AppendBytes(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.String)
        {
            throw new UnreadableJsonException("it is no string");
        }

        Bytes.Advance(json.CopyString(Bytes.Room(json.ValueSpan.Length)));
    }

    protected override void AppendBytes(ReadOnlySpan<byte> text) => Bytes.Append(text);
}
