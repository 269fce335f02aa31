namespace Livy.Client.Testing;

/// <summary>Ends the handling of a request with an answer of the container or of a filter. What Livy itself throws is a <see cref="LivyFault"/>.</summary>
internal sealed class Refusal(FakeLivyResponse response) : Exception("The request was refused.")
{
    public FakeLivyResponse Response { get; } = response;
}
