using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects whole numbers, and what Spark keeps as such: dates as days, timestamps and intervals as microseconds or months.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class IntegerBuilder<T>(IArrowType type, BatchMemory memory) : ScalarBuilder<T>(type, memory, "whole number")
    where T : unmanaged, IBinaryInteger<T>
{
    protected override bool IsExpected(ref Utf8JsonReader json) => json.TokenType is JsonTokenType.Number;

    protected override bool TryRead(ReadOnlySpan<byte> text, out T value) => T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
