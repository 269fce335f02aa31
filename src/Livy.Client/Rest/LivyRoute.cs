namespace Livy.Client;

/// <summary>What is known of a route before it is called; the generator makes one for each method of <see cref="ILivyApi"/>.</summary>
/// <param name="Name">The method of <see cref="ILivyApi"/> without <c>Async</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with its parameters in braces; a name for spans and logs that holds no ids.</param>
/// <param name="Repeatable">Whether sending it twice does the same as sending it once.</param>
/// <param name="TimeoutClass">How long one attempt may take.</param>
internal sealed record LivyRoute(string Name, HttpMethod Method, string Template, bool Repeatable, TimeoutClass TimeoutClass);
