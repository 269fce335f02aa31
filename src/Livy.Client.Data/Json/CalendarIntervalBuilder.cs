using System.Text.Json;
using Apache.Arrow.Scalars;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Collects intervals of months, days and microseconds.</summary>
internal sealed class CalendarIntervalBuilder(IArrowType type, BatchMemory memory) : ScalarBuilder<MonthDayNanosecondInterval>(type, memory, "interval")
{
    protected override bool IsExpected(ref Utf8JsonReader json) => json.TokenType is JsonTokenType.String;

    protected override bool TryRead(ReadOnlySpan<byte> text, out MonthDayNanosecondInterval value) => CalendarIntervalText.TryRead(text, out value);
}
