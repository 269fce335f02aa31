using System.Text;
using System.Text.Json.Nodes;

namespace Livy.Client.ConformanceTests;

/// <summary>One of the two servers, and what was created on it: its ids are its own.</summary>
internal sealed class Side(Uri url)
{
    /// <summary>What a later request names although this server refused to create it.</summary>
    private const string Nothing = "/sessions/999999";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A server that refuses a long request before it has read it resets the connection, and now and then the reset overtakes the answer.</summary>
    private const int MostTriesOfAGet = 20;

    private const string CutOff = "cut off";

    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public void Fill(string place, string value) => _places[place] = value;

    /// <summary>Puts the paths of sessions, statements, jobs and folders where their places stand.</summary>
    public string Resolve(string text)
    {
        foreach ((string place, string value) in _places)
        {
            text = text.Replace("{" + place + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    public async Task<WireAnswer> SendAsync(Ask ask, CancellationToken cancellationToken)
    {
        // Latin-1 keeps every byte of a body that is no text.
        var body = Encoding.Latin1.GetBytes(Resolve(Encoding.Latin1.GetString(ask.Body)));
        List<KeyValuePair<string, string>> headers = [.. ask.Headers.Select(header => new KeyValuePair<string, string>(header.Key, _cookies.GetValueOrDefault(header.Value, header.Value)))];
        var answer = await AnswerAsync(ask, headers, body, cancellationToken);
        for (var tries = 1; answer.Reason is CutOff && ask.Method is "GET" && tries < MostTriesOfAGet; tries++)
        {
            answer = await AnswerAsync(ask, headers, body, cancellationToken);
        }

        if (ask.Creates is { } place)
        {
            _places[place] = Created(ask, answer);
        }

        // A cookie is worth something to the server alone that made it.
        if (ask.Cookie is { } recorded && answer.Header("Set-Cookie") is { } given)
        {
            _cookies[recorded] = given.Split("; ")[0];
        }

        return answer;
    }

    /// <summary>No answer is an answer, too: status 0.</summary>
    private async Task<WireAnswer> AnswerAsync(Ask ask, List<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await WireClient.SendAsync(url, ask.Method, Resolve(ask.Target), headers, body, limit.Token);
        }
        catch (IOException)
        {
            return new WireAnswer(0, CutOff, [], []);
        }
        catch (OperationCanceledException)
        {
            return new WireAnswer(0, "hangs", [], []);
        }
    }

    private string Created(Ask ask, WireAnswer answer)
    {
        if (answer.Header("Location") is { } location)
        {
            return location;
        }

        var path = Resolve(ask.Target);
        return answer.Status == 201 ? $"{path[..path.LastIndexOf('/')]}/jobs/{JsonNode.Parse(answer.DecodedBody())!["id"]}" : Nothing;
    }
}
