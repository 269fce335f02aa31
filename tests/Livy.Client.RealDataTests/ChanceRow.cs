using System.Data.SqlTypes;

namespace Livy.Client.RealDataTests;

/// <summary>A row of <see cref="ChanceQuery"/>.</summary>
internal sealed record ChanceRow(
    long? Big,
    int? Whole,
    double? Real,
    float? Single,
    decimal? Money,
    SqlDecimal? Digits,
    string? Text,
    byte[]? Bytes,
    DateOnly? Day,
    DateTimeOffset? Instant,
    DateTime? Local,
    YearMonthInterval? Months,
    TimeSpan? Span,
    long?[]? Numbers,
    Dictionary<int, string?>? Named,
    TypesDetail? Part);
