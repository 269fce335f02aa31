namespace Livy.Client.Attacks;

/// <summary>What a real Livy answered to a request.</summary>
/// <param name="Name">The transcript and the number of the exchange in it, such as <c>03_scala#17</c>.</param>
/// <param name="Method">The verb of the request.</param>
/// <param name="Path">Its path, with the query.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body, unpacked.</param>
internal sealed record GoldenReply(string Name, string Method, string Path, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body);
