using System.Text;
using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects values of a type that is not known here: a string as its text, everything else as its JSON.</summary>
internal sealed class OtherBuilder(IArrowType type, BatchMemory memory) : BytesBuilder(type, memory)
{
    private const int MaxDepth = 64;

    public override int Depth => MaxDepth;

    protected override void AppendBytes(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.String)
        {
            AppendBytes(JsonText.Of(ref json));
            return;
        }

        using var value = JsonDocument.ParseValue(ref json);
        AppendBytes(Encoding.UTF8.GetBytes(value.RootElement.GetRawText()));
    }

    protected override void AppendBytes(ReadOnlySpan<byte> text) => Bytes.Append(text);
}
