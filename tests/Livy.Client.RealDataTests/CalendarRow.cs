namespace Livy.Client.RealDataTests;

/// <summary>A row of <see cref="TypesQuery.CalendarSql"/>.</summary>
internal sealed record CalendarRow(CalendarInterval? Interval, CalendarInterval?[]? Intervals, long? Number, DateTimeOffset? Instant, Dictionary<string, CalendarInterval?>? ByName, object?[]?[]? EmptyParts);
