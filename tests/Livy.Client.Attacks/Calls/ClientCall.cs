namespace Livy.Client.Attacks;

/// <summary>A call of the client that sends one request.</summary>
internal sealed record ClientCall(string Name, Func<LivyClient, CancellationToken, Task<object?>> RunAsync)
{
    public static ClientCall Of<T>(string name, Func<LivyClient, CancellationToken, Task<T>> run) => new(name, async (client, token) => await run(client, token));

    public static ClientCall Of(string name, Func<LivyClient, CancellationToken, Task> run) => new(
        name,
        async (client, token) =>
        {
            await run(client, token);
            return null;
        });
}
