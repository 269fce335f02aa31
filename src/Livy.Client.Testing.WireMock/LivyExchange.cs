using Microsoft.AspNetCore.Http;
using WireMock;

namespace Livy.Client.Testing;

/// <summary>One request on its way through WireMock, whose callbacks are told nothing of the raw target and can say nothing of the reason phrase.</summary>
internal sealed class LivyExchange(HttpContext context, FakeLivyRequest request)
{
    private static readonly AsyncLocal<LivyExchange?> Flowing = new();

    private FakeLivyResponse? _response;
    private LivyMessage? _message;

    /// <summary>The one that the running callback belongs to.</summary>
    public static LivyExchange Current =>
        Flowing.Value ?? throw new InvalidOperationException("Livy can only answer on a server that was started with settings that ForLivy() was called on.");

    /// <summary>What is to be sent instead of what WireMock writes; null while no callback of Livy was run.</summary>
    public FakeLivyResponse? Response => _response is { IsDropped: false } response ? _message!.PutOver(response) : _response;

    public static LivyExchange Begin(HttpContext context, FakeLivyRequest request) => Flowing.Value = new LivyExchange(context, request);

    /// <summary>Asks a Livy; a client that has given up gets no answer.</summary>
    public async Task<IResponseMessage> AnswerAsync(FakeLivy livy)
    {
        try
        {
            return Answer(await livy.HandleAsync(request, context.RequestAborted).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return Answer(new FakeLivyResponse { Status = 0, IsDropped = true });
        }
    }

    /// <summary>Takes the answer over from WireMock, which gets a copy for its log.</summary>
    public IResponseMessage Answer(FakeLivyResponse response)
    {
        _response = response;
        _message = new LivyMessage(response);
        context.Response.Body = Stream.Null;
        return _message.Message;
    }
}
