namespace Livy.Client.Attacks;

/// <summary>Other statuses, known and unknown.</summary>
internal static class StatusMutations
{
    private static readonly int[] Usual = [200, 201, 202, 204, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504];

    /// <summary>Whatever a status line can hold, few of them defined.</summary>
    private static readonly int[] Unusual =
    [
        .. Enumerable.Range(203, 6), 226, 299, .. Enumerable.Range(300, 9), 399, .. Enumerable.Range(400, 32), 440, 449, 451, 460, 494, 498, 499, .. Enumerable.Range(500, 12), 520, 521, 522, 524, 529,
        530, 561, 598, 599, 100, 101, 102, 103, 199, 0, 1, 99, 600, 700, 799, 900, 998, 999,
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("another status", 6, (reply, dice) => reply.Status = dice.Pick(Usual)),
        new("odd status", 4, (reply, dice) => reply.Status = dice.Pick(Unusual)),
    ];
}
