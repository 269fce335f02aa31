using Livy.Client;

namespace WebApi;

/// <summary>The body of <c>POST /run</c>: <c>{"code":"1+1","kind":"pyspark"}</c>.</summary>
/// <param name="Code">The code.</param>
/// <param name="Kind">Its language; the session's by default.</param>
public sealed record RunRequest(string Code, StatementKind? Kind = null);
