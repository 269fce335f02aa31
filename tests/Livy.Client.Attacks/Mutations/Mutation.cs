namespace Livy.Client.Attacks;

/// <summary>One way to spoil a reply.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Weight">How often it is taken, beside the others.</param>
/// <param name="Apply">Changes the reply.</param>
internal sealed record Mutation(string Name, int Weight, Action<Reply, Dice> Apply);
