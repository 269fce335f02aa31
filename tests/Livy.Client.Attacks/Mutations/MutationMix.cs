namespace Livy.Client.Attacks;

/// <summary>All mutations, drawn by their weights.</summary>
internal sealed class MutationMix
{
    /// <summary>Bodies without end are rare: each costs as much as hundreds of others.</summary>
    private const int EndlessShare = 2000;

    private readonly Mutation[] _draws;

    public MutationMix()
    {
        IEnumerable<Mutation> all =
        [
            .. ByteMutations.All, .. TextMutations.All, .. JsonMutations.All, .. SizeMutations.All, .. WholeMutations.All, .. HeaderMutations.All, .. StatusMutations.All,
            .. EndingMutations.All,
        ];
        _draws = [.. all.SelectMany(mutation => Enumerable.Repeat(mutation, mutation.Weight))];
    }

    /// <summary>Mostly one mutation, sometimes up to four together.</summary>
    public IReadOnlyList<Mutation> Pick(Dice dice)
    {
        if (dice.OneIn(EndlessShare))
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
