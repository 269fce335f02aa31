namespace Livy.Client.Attacks;

/// <summary>Makes the cases: each depends on the seed and its index alone.</summary>
internal sealed class CaseMaker(int seed, Examples examples, MutationMix mix)
{
    public AttackCase Make(int index)
    {
        var dice = new Dice(seed, index);
        var example = examples.Pick(dice);
        var reply = new Reply
        {
            Status = example.Golden.Status,
            Headers = [.. example.Golden.Headers],
            Body = example.Golden.Body,
            Foreign = examples.Pick(dice).Golden.Body,
        };
        var mutations = mix.Pick(dice);
        foreach (var mutation in mutations)
        {
            mutation.Apply(reply, dice);
        }

        return new AttackCase(index, example, mutations, reply);
    }
}
