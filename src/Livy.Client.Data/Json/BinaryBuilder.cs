using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects bytes, which JSON has as base64.</summary>
internal sealed class BinaryBuilder(IArrowType type, BatchMemory memory) : BytesBuilder(type, memory)
{
    protected override void AppendBytes(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.String)
        {
            throw new UnreadableJsonException("it is no string");
        }

        AppendBytes(JsonText.Of(ref json));
    }

    protected override void AppendBytes(ReadOnlySpan<byte> text)
    {
        var room = Bytes.Room(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        if (Base64.DecodeFromUtf8(text, room, out var read, out var written) is not OperationStatus.Done || read != text.Length)
        {
            throw new UnreadableJsonException("it is no base64");
        }

        Bytes.Advance(written);
    }
}
