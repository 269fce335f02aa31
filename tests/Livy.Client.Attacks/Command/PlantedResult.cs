namespace Livy.Client.Attacks;

/// <summary>A result as a client must not make it, for the self-test.</summary>
/// <param name="fault">Which member throws.</param>
internal sealed class PlantedResult(string fault)
{
    public string Property => fault == nameof(Property) ? throw new ArithmeticException() : string.Empty;

    public IEnumerable<PlantedResult> Items => fault == nameof(Items) ? Enumerable.Range(0, 2).Select<int, PlantedResult>(_ => throw new ArithmeticException()) : [];

    /// <summary>Something that throws two levels down.</summary>
    public IReadOnlyDictionary<string, PlantedResult>? Inner => fault == nameof(Inner) ? new Dictionary<string, PlantedResult> { ["x"] = new(nameof(Property)) } : null;

    public override string ToString() => fault == nameof(ToString) ? throw new ArithmeticException() : string.Empty;

    public object? Find(string word) => fault == nameof(Find) && word.Length == 0 ? throw new ArithmeticException() : null;
}
