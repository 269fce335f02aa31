using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Answers from a recording. It has a place in the recording, which only moves forward: a request that changes something moves it to where that was recorded, and is answered once;
/// a poll is answered with what was recorded behind the place, up to the next change that has not come yet. So neither more polls nor fewer lead out of step.
/// </summary>
internal sealed class ReplayTable
{
    private const int NearestShown = 3;
    private const int LongestShown = 300;

    private readonly Lock _gate = new();
    private readonly LivyRecording _recording;
    private readonly ReplayFallback _fallback;
    private readonly List<ReplayKey> _keys;

    /// <summary>UUIDs that the server made up: they mean what they say. Those of the client are other ones each time.</summary>
    private readonly HashSet<string> _ofServer = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The UUID that is sent now, by the recorded one.</summary>
    private readonly Dictionary<string, string> _ofClient = new(StringComparer.OrdinalIgnoreCase);

    private readonly bool[] _isUsed;
    private int _place = -1;

    public ReplayTable(LivyRecording recording, ReplayFallback fallback)
    {
        _recording = recording;
        _fallback = fallback;
        _keys = [.. recording.Exchanges.Select(ReplayKey.Of)];
        _isUsed = new bool[_keys.Count];
        HashSet<string> ofClient = new(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < _keys.Count; at++)
        {
            ofClient.UnionWith(_keys[at].Uuids.Where(uuid => !_ofServer.Contains(uuid)));
            _ofServer.UnionWith(ReplayKey.UuidsIn(recording.Exchanges[at].Text ?? "").Where(uuid => !ofClient.Contains(uuid)));
        }
    }

    /// <summary>The answer; null when the state machine shall give it.</summary>
    public FakeLivyResponse? Answer(FakeLivyRequest request)
    {
        var key = ReplayKey.Of(request);
        lock (_gate)
        {
            if (Find(key) is { } found)
            {
                return Write(_recording.Exchanges[found], request);
            }

            return _fallback == ReplayFallback.StateMachine ? null : Missing(ReplayKey.Of(request, new Scrubber()));
        }
    }

    /// <summary>Begins again.</summary>
    public void Rewind()
    {
        lock (_gate)
        {
            _place = -1;
            _ofClient.Clear();
            Array.Clear(_isUsed);
        }
    }

    private int? Find(ReplayKey key)
    {
        var candidates = Enumerable.Range(0, _keys.Count).Where(at => Pairs(at, key) is not null).ToList();
        int? found = candidates.Count == 0 ? null : _recording.Exchanges[candidates[0]].IsPoll ? FindPoll(candidates) : candidates.Where(at => !_isUsed[at]).Cast<int?>().FirstOrDefault();
        if (found is { } place)
        {
            _isUsed[place] = true;
            _place = _recording.Exchanges[place].IsPoll ? _place : Math.Max(_place, place);
            foreach ((string recorded, string sent) in Pairs(place, key)!)
            {
                _ofClient[recorded] = sent;
            }
        }

        return found;
    }

    private int FindPoll(List<int> candidates)
    {
        var next = _place + 1;
        while (next < _keys.Count && (_isUsed[next] || _recording.Exchanges[next].IsPoll))
        {
            next++;
        }

        // The same answer again would only make a client wait as often as the one that was recorded.
        var last = candidates.FindLastIndex(at => at <= _place);
        var fresh = candidates.FindIndex(at => at > _place && at < next && (last < 0 || !_recording.Exchanges[at].IsSameAnswer(_recording.Exchanges[candidates[last]])));
        if (fresh >= 0)
        {
            return _place = candidates[fresh];
        }

        return candidates[Math.Max(last, 0)];
    }

    /// <summary>The UUIDs of an exchange with those sent in their places; null when another request was sent, or when these belong to another one.</summary>
    private List<(string Recorded, string Sent)>? Pairs(int at, ReplayKey key)
    {
        if (_keys[at].Pair(key)?.ToList() is not { } pairs)
        {
            return null;
        }

        return pairs.TrueForAll(pair => _ofServer.Contains(pair.Recorded) ? pair.Sent.Equals(pair.Recorded, StringComparison.OrdinalIgnoreCase)
            : _ofClient.TryGetValue(pair.Recorded, out var known) ? known == pair.Sent
            : !_ofClient.ContainsValue(pair.Sent) && pairs.TrueForAll(other => (other.Recorded == pair.Recorded) == (other.Sent == pair.Sent))) ? pairs : null;
    }

    private FakeLivyResponse Write(RecordedExchange exchange, FakeLivyRequest request)
    {
        if (exchange.Response is not { } response)
        {
            return StubReply.Dropped();
        }

        if (response.IsBodyLeftOut)
        {
            return Replies.NotRecorded($"The answer in line {exchange.Line} of {_recording.Path} was too long, or packed in a way, that its body was not recorded.");
        }

        var body = exchange.Text is { } text && Current(text, request) is var current && !ReferenceEquals(current, text) ? Encoding.UTF8.GetBytes(current) : exchange.Body;
        var isHead = request.Method == "HEAD";
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, string value) in response.Headers ?? [])
        {
            var isLeftOut = name.ToUpperInvariant() is "CONNECTION" or "DATE" or "KEEP-ALIVE" or "SET-COOKIE" or "TRANSFER-ENCODING" || (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !isHead);
            if (!isLeftOut)
            {
                headers.Add(new(name, Current(value, request)));
            }
        }

        var isCut = response.BodyCut == true;
        if (!isHead && response.Status is not (204 or 304))
        {
            headers.Add(new("Content-Length", (isCut ? body.Length + 1 : body.Length).ToString(CultureInfo.InvariantCulture)));
        }

        return new FakeLivyResponse
        {
            Status = response.Status!.Value,
            Reason = response.Reason ?? Reasons.Of(response.Status.Value),
            Headers = headers,
            Body = isHead ? default : body,
            TruncatedTo = isCut ? body.Length : null,
        };
    }

    /// <summary>A recorded text with the names that the client uses now, and this server in place of the recorded one.</summary>
    private string Current(string text, FakeLivyRequest request)
    {
        foreach ((string recorded, string sent) in _ofClient)
        {
            text = recorded != sent && text.Contains(recorded, StringComparison.Ordinal) ? text.Replace(recorded, sent, StringComparison.Ordinal) : text;
        }

        return SecretPatterns.Server().Replace(text, $"http://{request.Header("Host")}");
    }

    private FakeLivyResponse Missing(ReplayKey key)
    {
        var nearest = Enumerable.Range(0, _keys.Count)
            .OrderByDescending(at => _keys[at].Likeness(key))
            .Take(NearestShown)
            .Select(at => $"\n  line {_recording.Exchanges[at].Line}{(_isUsed[at] ? ", used already" : "")}: {Short(_keys[at].Text)}");
        return Replies.NotRecorded($"The recording {_recording.Path} has no answer to\n  {Short(key.Text)}\nNearest to it are{string.Concat(nearest)}\n");
    }

    private static string Short(string text) => (text.Length <= LongestShown ? text : text[..LongestShown] + "…").Replace('\n', ' ');
}
