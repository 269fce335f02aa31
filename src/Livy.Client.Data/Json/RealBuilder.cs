using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects <c>float</c> and <c>double</c>.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class RealBuilder<T>(IArrowType type, BatchMemory memory) : ScalarBuilder<T>(type, memory, "number")
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // JSON has no numbers for NaN and the infinities: they are strings.
    protected override bool IsExpected(ref Utf8JsonReader json) =>
        json.TokenType is JsonTokenType.Number || (json.TokenType is JsonTokenType.String && (json.ValueTextEquals("NaN"u8) || json.ValueTextEquals("Infinity"u8) || json.ValueTextEquals("-Infinity"u8)));

    protected override bool TryRead(ReadOnlySpan<byte> text, out T value)
    {
        if (text.SequenceEqual("NaN"u8))
        {
            value = T.NaN;
            return true;
        }

        if (text.SequenceEqual("Infinity"u8) || text.SequenceEqual("-Infinity"u8))
        {
            value = text[0] == '-' ? T.NegativeInfinity : T.PositiveInfinity;
            return true;
        }

        return T.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && T.IsFinite(value);
    }
}
