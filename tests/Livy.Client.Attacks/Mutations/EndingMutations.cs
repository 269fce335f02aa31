using System.Net.Sockets;

namespace Livy.Client.Attacks;

/// <summary>Answers that come in small pieces, break off or never begin.</summary>
internal static class EndingMutations
{
    private static readonly int[] Chunks = [1, 2, 7, 100, 1000, 4096];

    private static readonly Func<Exception>[] Breaks =
    [
        () => new IOException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset)),
        () => new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."),
        () => new HttpIOException(HttpRequestError.InvalidResponse, "The chunk is invalid."),
        () => new InvalidDataException("The archive entry was compressed using an unsupported compression method."),
        () => new HttpRequestException("The response ended prematurely."),
    ];

    private static readonly Func<Exception>[] Failures =
    [
        .. Enum.GetValues<HttpRequestError>().Select<HttpRequestError, Func<Exception>>(kind => () => new HttpRequestException(kind, "The request failed.")),
        () => new HttpRequestException("The request failed.", new IOException("The connection was reset.")),
        () => new TaskCanceledException("A connection could not be established.", new TimeoutException("A connection could not be established.")),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("small pieces", 3, (reply, dice) => reply.Chunk = dice.Pick(Chunks)),
        new("breaks off", 3, (reply, dice) =>
        {
            reply.Ending = Ending.Breaks;
            reply.EndsAt = dice.Below(reply.Body.Length + 1);
            reply.Fault = dice.Pick(Breaks);
        }),
        new("never begins", 1, (reply, dice) =>
        {
            reply.Ending = Ending.NeverBegins;
            reply.Fault = dice.Pick(Failures);
        }),
        new("the caller cancels", 1, (reply, dice) =>
        {
            reply.Ending = Ending.CallerCancels;
            reply.EndsAt = dice.Below(reply.Body.Length + 1);
        }),
    ];
}
