using System.Text;

namespace Livy.Client.Attacks;

/// <summary>An answer without end, for a client with a limit. Apart from the others: one takes as long as thousands of them.</summary>
internal static class EndlessMutation
{
    /// <summary>Each ends with 64 bytes that can come again and again.</summary>
    private static readonly string[] Bodies =
    [
        $"{{\"id\":0,\"state\":\"idle\",\"x\":\"{new string('x', 64)}",
        $"{{\"id\":0,\"state\":\"idle\",\"log\":[{string.Concat(Enumerable.Repeat("\"x\",", 16))}",
        $"[{string.Concat(Enumerable.Repeat("[0],", 16))}",
        new(' ', 64),
        $"<html>{new string('x', 64)}",
    ];

    public static Mutation It { get; } = new("endless", 1, (reply, dice) =>
    {
        reply.Body = Encoding.UTF8.GetBytes(dice.Pick(Bodies));
        reply.Ending = Ending.Endless;
    });
}
