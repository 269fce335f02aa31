namespace Livy.Client.Data;

/// <summary>A type of Spark SQL, such as <c>decimal(20,4)</c> or <c>array&lt;struct&lt;x:int&gt;&gt;</c>.</summary>
public sealed class SparkType
{
    internal SparkType(SparkTypeKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>What its values are.</summary>
    public SparkTypeKind Kind { get; }

    /// <summary>As Spark writes it in <c>DESCRIBE</c>, such as <c>decimal(20,4)</c>.</summary>
    public string Name { get; }

    /// <summary>All digits of a decimal; 0 for other types.</summary>
    public int Precision { get; internal init; }

    /// <summary>The digits of a decimal behind the point; 0 for other types.</summary>
    public int Scale { get; internal init; }

    /// <summary>The length of a <c>char</c> or <c>varchar</c>; 0 for other types.</summary>
    public int Length { get; internal init; }

    /// <summary>The type of an array's elements and of a map's values; <see langword="null"/> for other types.</summary>
    public SparkType? ElementType { get; internal init; }

    /// <summary>The type of a map's keys; <see langword="null"/> for other types.</summary>
    public SparkType? KeyType { get; internal init; }

    /// <summary>Whether elements of an array or values of a map may be null.</summary>
    public bool ContainsNull { get; internal init; }

    /// <summary>The fields of a struct; empty for other types.</summary>
    public IReadOnlyList<SparkColumn> Fields { get; internal init; } = [];

    /// <summary>The same as <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
