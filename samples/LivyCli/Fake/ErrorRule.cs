namespace LivyCli;

/// <summary>How a statement fails.</summary>
internal sealed record ErrorRule
{
    public required string Ename { get; init; }

    public string? Evalue { get; set; }

    public IReadOnlyList<string> Traceback { get; set; } = [];
}
