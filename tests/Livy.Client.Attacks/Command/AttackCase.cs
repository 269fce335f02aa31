namespace Livy.Client.Attacks;

/// <summary>A mutated golden reply.</summary>
internal sealed record AttackCase(int Index, Example Example, IReadOnlyList<Mutation> Mutations, Reply Reply)
{
    public string MutationNames => string.Join(", ", Mutations.Select(mutation => mutation.Name));

    /// <summary>The calls that it answers, each with a client of its own.</summary>
    public IEnumerable<ClientCall> Calls => [RawCall.Of(Example), .. FriendlyCalls.Of(Example)];
}
