using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects decimals.</summary>
internal sealed class DecimalBuilder(Decimal128Type type) : ScalarBuilder<Int128>(type, "decimal")
{
    protected override bool IsExpected(JsonTokenType token) => token is JsonTokenType.Number;

    protected override bool TryRead(ReadOnlySpan<byte> text, out Int128 value) => DecimalText.TryRead(text, type.Precision, type.Scale, out value);
}
