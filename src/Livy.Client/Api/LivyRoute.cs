namespace Livy.Client;

/// <summary>What is known of a route before it is called: its Refit attributes, and our own beside them.</summary>
/// <param name="Name">The method of <see cref="ILivyApi"/> without <c>Async</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with its parameters in braces; a name for spans and logs that holds no ids.</param>
/// <param name="Repeatable">Whether sending it twice does the same as sending it once.</param>
/// <param name="TimeoutClass">How long one attempt may take.</param>
/// <param name="HasResult">Whether the answer's body means something.</param>
/// <param name="UploadField">The name of the form's field for a file; <see langword="null"/> for routes that take none.</param>
internal sealed record LivyRoute(string Name, HttpMethod Method, string Template, bool Repeatable, TimeoutClass TimeoutClass, bool HasResult, string? UploadField)
{
    /// <summary>Whether it is about batches; the server's words are the same as for sessions.</summary>
    public bool IsOfBatches { get; } = Template.StartsWith("/batches", StringComparison.Ordinal);
}
