using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>
/// A request that the server passes on to the driver over its RPC channel: it waits for the driver to connect, hangs behind a <c>run-job</c>,
/// and fails in Livy's ways when the channel is lost or the message is larger than <c>livy.rsc.rpc.max.size</c>.
/// </summary>
internal static class DriverCall
{
    /// <summary>What an RPC message weighs beside its text, from the one size a real server has named.</summary>
    private const int Envelope = 55;

    /// <summary>Asks the driver.</summary>
    /// <param name="session">The session whose driver it is.</param>
    /// <param name="respond">What comes of it, run once the driver can be reached; null for an answer that never comes.</param>
    /// <param name="requestSize">The bytes of the text sent along.</param>
    public static Answer To(InteractiveSession session, Func<FakeLivyResponse?> respond, int requestSize = 0)
    {
        var isPending = false;
        return Answer.When(session, () =>
        {
            if (!session.IsConnected)
            {
                return null;
            }

            if (isPending && (session.IsChannelLost || !session.IsActive))
            {
                throw LivyFault.Failed("java.util.concurrent.CancellationException");
            }

            session.CheckChannel();
            session.CheckActive();
            isPending = true;
            if (!session.IsDriverSilent && !session.Jobs.IsBlocking)
            {
                CheckSize(session, requestSize);
                return respond();
            }

            return null;
        });
    }

    /// <summary>The encoder refuses what is too large, and takes the channel down with it.</summary>
    private static void CheckSize(InteractiveSession session, int size)
    {
        if (size > 0 && size + Envelope > session.RpcMaxSize)
        {
            session.LoseChannel();
            var sizes = string.Create(CultureInfo.InvariantCulture, $"Message ({size + Envelope} bytes) exceeds maximum allowed size ({session.RpcMaxSize} bytes).");
            throw LivyFault.Failed("java.util.concurrent.ExecutionException: io.netty.handler.codec.EncoderException: java.lang.IllegalArgumentException: " + sizes);
        }
    }
}
