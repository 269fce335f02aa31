namespace Livy.Client.ConformanceTests;

/// <summary>Requests that no recording holds, or that 0.7.1 may answer otherwise than the recorded 0.9.0. Their keys are numbers in the order of the table: add at its end.</summary>
internal sealed class OwnAsks(string table)
{
    public const string Json = "application/json";
    private readonly List<Ask> _asks = [];

    public IReadOnlyList<Ask> All => _asks;

    public OwnAsks Get(string target, string? until = null, params (string Name, string Value)[] headers) => Add("GET", target, null, until, headers);

    public OwnAsks Post(string target, string? body = null, string? creates = null, params (string Name, string Value)[] headers)
    {
        Add("POST", target, body is null ? null : Ask.Bytes(body), null, headers);
        _asks[^1] = _asks[^1] with { Creates = creates };
        return this;
    }

    public OwnAsks Post(string target, byte[] body, params (string Name, string Value)[] headers) => Add("POST", target, body, null, headers);

    public OwnAsks Upload(string route, string disposition, string content = "x\n", params (string Name, string Value)[] headers) => Post(
        route,
        Ask.Bytes($"--line\r\nContent-Disposition: {disposition}\r\n\r\n{content}\r\n--line--\r\n"),
        [("Content-Type", "multipart/form-data; boundary=line"), .. headers]);

    public OwnAsks Delete(string target, params (string Name, string Value)[] headers) => Add("DELETE", target, null, null, headers);

    public OwnAsks Send(string method, string target, params (string Name, string Value)[] headers) => Add(method, target, null, null, headers);

    private OwnAsks Add(string method, string target, byte[]? body, string? until, (string Name, string Value)[] headers)
    {
        _asks.Add(new Ask($"{table}#{_asks.Count}", method, target)
        {
            Headers = [.. headers.Select(header => new KeyValuePair<string, string>(header.Name, header.Value))],
            Body = body ?? [],
            Until = until,
        });
        return this;
    }
}
