using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects decimals.</summary>
internal sealed class DecimalBuilder(Decimal128Type type, BatchMemory memory) : ScalarBuilder<Int128>(type, memory, "decimal")
{
    protected override bool IsExpected(ref Utf8JsonReader json) => json.TokenType is JsonTokenType.Number;

    protected override bool TryRead(ReadOnlySpan<byte> text, out Int128 value) => DecimalText.TryRead(text, type.Precision, type.Scale, out value);
}
