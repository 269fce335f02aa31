namespace Livy.Client.Testing;

/// <summary>A type of Spark.</summary>
/// <param name="Kind">What its values are.</param>
internal sealed record ColumnType(TypeKind Kind)
{
    public const int MostDigits = 38;

    /// <summary>How Spark encodes a decimal of unknown size.</summary>
    public static ColumnType DefaultDecimal { get; } = DecimalOf(MostDigits, 18);

    /// <summary>The digits of a decimal.</summary>
    public int Precision { get; private init; }

    /// <summary>The digits of a decimal behind the point.</summary>
    public int Scale { get; private init; }

    /// <summary>The words of an interval, or the declared <c>char(n)</c> or <c>varchar(n)</c> of a string; null for others.</summary>
    public string? Words { get; init; }

    /// <summary>The type of an array's elements or of a map's values.</summary>
    public ColumnType? Element { get; private init; }

    /// <summary>The type of a map's keys.</summary>
    public ColumnType? Key { get; private init; }

    /// <summary>The fields of a struct.</summary>
    public IReadOnlyList<ColumnField> Fields { get; private init; } = [];

    public bool IsWholeNumber => Kind is TypeKind.TinyInt or TypeKind.SmallInt or TypeKind.Int or TypeKind.BigInt;

    public bool IsFloating => Kind is TypeKind.Float or TypeKind.Double;

    public static ColumnType DecimalOf(int precision, int scale) => new(TypeKind.Decimal) { Precision = precision, Scale = scale };

    public static ColumnType ArrayOf(ColumnType element) => new(TypeKind.Array) { Element = element };

    public static ColumnType MapOf(ColumnType key, ColumnType value) => new(TypeKind.Map) { Key = key, Element = value };

    public static ColumnType StructOf(IReadOnlyList<ColumnField> fields) => new(TypeKind.Struct) { Fields = fields };

    /// <summary>As Spark's SQL spells it.</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.Decimal => $"decimal({Precision},{Scale})",
        TypeKind.TimestampNtz => "timestamp_ntz",
        TypeKind.CalendarInterval => "interval",
        TypeKind.Array => $"array<{Element}>",
        TypeKind.Map => $"map<{Key},{Element}>",
        TypeKind.Struct => $"struct<{string.Join(',', Fields.Select(field => $"{field.Name}:{field.Type}"))}>",
        _ => Words ?? Kind.ToString().ToLowerInvariant(),
    };
}
