using System.Net;

namespace Livy.Client.Benchmarks;

/// <summary>What the server says to one request.</summary>
internal sealed record Answer(HttpMethod Method, string Path, HttpStatusCode Status, byte[] Body)
{
    /// <summary>As Livy spells it.</summary>
    public const string ContentType = "application/json;charset=utf-8";
}
