using System.Text;
using System.Text.Json.Nodes;

namespace Livy.Client.ConformanceTests;

/// <summary>Cases that speak HTTP themselves: what any client meets, in any language.</summary>
public abstract class WireCases(CaseServers servers) : ConformanceCases(servers)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected Task<WireAnswer> GetAsync(string target, params (string Name, string Value)[] headers) => SendAsync("GET", target, content: null, Token, headers);

    protected Task<WireAnswer> DeleteAsync(string target) => SendAsync("DELETE", target, content: null, Token);

    protected Task<WireAnswer> PostAsync(string target, string json = "", params (string Name, string Value)[] headers) =>
        SendAsync("POST", target, Content(json, "application/json"), Token, headers);

    protected static ByteArrayContent Content(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    protected async Task<WireAnswer> SendAsync(string method, string target, HttpContent? content, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.Url, target)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Server.Http.SendAsync(request, cancellationToken);
        var all = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString())).ToList();
        return new WireAnswer((int)response.StatusCode, response.ReasonPhrase ?? "", all, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    /// <summary>Asks until the answer is as expected.</summary>
    protected async Task<WireAnswer> UntilAsync(string target, Func<WireAnswer, bool> isExpected)
    {
        while (true)
        {
            var answer = await GetAsync(target);
            if (isExpected(answer))
            {
                return answer;
            }

            await Task.Delay(Pause, TimeProvider.System, Token);
        }
    }

    /// <summary>Asks for a state until it is the expected one.</summary>
    protected Task UntilStateAsync(string target, string state) => UntilAsync($"{target}/state", answer => answer.Status == 200 && (string?)answer.Json["state"] == state);

    /// <summary>Submits code, and says under which path the statement is.</summary>
    protected async Task<string> SubmitAsync(LivySession session, string code, string? kind = null)
    {
        var body = new JsonObject { ["code"] = code };
        if (kind is not null)
        {
            body["kind"] = kind;
        }

        var posted = await PostAsync($"/sessions/{session.Id}/statements", body.ToJsonString());
        posted.Status.ShouldBe(201, posted.Text);
        return posted.Header("Location")!;
    }

    /// <summary>Runs code to its end, whatever that is.</summary>
    protected async Task<JsonNode> RunAsync(LivySession session, string code, string? kind = null) => await EndOfAsync(await SubmitAsync(session, code, kind));

    /// <summary>The statement when it has ended: the driver writes the state first and the output after it.</summary>
    protected async Task<JsonNode> EndOfAsync(string statement) =>
        (await UntilAsync(statement, answer => answer.Status == 200 && HasEnded(answer.Json))).Json;

    /// <summary>The text of an ok output.</summary>
    protected static string? TextOf(JsonNode statement)
    {
        ((string?)statement["output"]!["status"]).ShouldBe("ok", statement.ToJsonString());
        return (string?)statement["output"]!["data"]!["text/plain"];
    }

    protected async Task<WireAnswer> UploadAsync(LivySession session, string route, string part, string fileName, string text = "x = 1")
    {
        using var form = Form(part, $"\"{fileName}\"", Encoding.UTF8.GetBytes(text));
        return await SendAsync("POST", $"/sessions/{session.Id}/{route}", form, Token);
    }

    protected static MultipartFormDataContent Form(string part, string fileName, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{part}\"; filename={fileName}");
        return new MultipartFormDataContent { content };
    }

    private static bool HasEnded(JsonNode statement) =>
        (string?)statement["state"] switch { "available" => statement["output"] is not null, "cancelled" => true, _ => false };
}
