namespace Livy.Client.Data;

/// <summary>
/// A name that is not known until the program runs, such as that of a table: <c>$"select * from {new SqlIdentifier("sales", table)}"</c>. It comes into the text of the query within backticks, so whatever it is, it is a
/// name.
/// </summary>
public sealed class SqlIdentifier
{
    /// <summary>Makes one.</summary>
    /// <param name="parts">The parts of the name that dots separate, such as a schema and a table, each as it is: no backticks, and a dot is part of the name.</param>
    /// <exception cref="ArgumentException">There is no part, or one is empty or holds half a surrogate pair.</exception>
    public SqlIdentifier(params ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("A name has a part at least.", nameof(parts));
        }

        var names = new string[parts.Length];
        for (var at = 0; at < names.Length; at++)
        {
            ArgumentException.ThrowIfNullOrEmpty(parts[at], nameof(parts));
            names[at] = SqlTextBuilder.WholeText(parts[at], nameof(parts));
        }

        Parts = names;
    }

    /// <summary>The parts, as they are.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The name as it comes into the text, such as <c>`sales`.`2024`</c>.</summary>
    public override string ToString() => string.Join('.', Parts.Select(part => $"`{part.Replace("`", "``", StringComparison.Ordinal)}`"));
}
