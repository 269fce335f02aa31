namespace Livy.Client.Attacks;

/// <summary>All mutations, drawn by their weights.</summary>
internal sealed class MutationMix
{
    /// <summary>Whether endless bodies are among the mutations of every run, not only of those with <c>--endless</c>.</summary>
    public const bool EndlessByDefault = false;

    private const int EndlessShare = 2000;

    private readonly Mutation[] _draws;
    private readonly bool _endless;

    public MutationMix(bool endless)
    {
        IEnumerable<Mutation> all =
        [
            .. ByteMutations.All, .. TextMutations.All, .. JsonMutations.All, .. SizeMutations.All, .. WholeMutations.All, .. HeaderMutations.All, .. StatusMutations.All,
            .. EndingMutations.All,
        ];
        _endless = endless;
        _draws = [.. all.SelectMany(mutation => Enumerable.Repeat(mutation, mutation.Weight))];
    }

    /// <summary>Mostly one mutation, sometimes up to four together.</summary>
    public IReadOnlyList<Mutation> Pick(Dice dice)
    {
        if (dice.OneIn(EndlessShare) && _endless)
        {
            return [EndlessMutation.It];
        }

        List<Mutation> picked = [dice.Pick(_draws)];
        while (picked.Count < 4 && dice.OneIn(3))
        {
            picked.Add(dice.Pick(_draws));
        }

        return picked;
    }
}
