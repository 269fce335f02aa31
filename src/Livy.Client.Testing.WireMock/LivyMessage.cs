using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace Livy.Client.Testing;

/// <summary>An answer of Livy in WireMock's terms: what its log shows, and what a mapping has put over it.</summary>
internal sealed class LivyMessage
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IDictionary<string, WireMockList<string>> _headers;

    public LivyMessage(FakeLivyResponse response)
    {
        _headers = response.Headers.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(header => header.Key, header => new WireMockList<string>([.. header]), StringComparer.OrdinalIgnoreCase);
        Message = new ResponseMessage { StatusCode = response.Status, Headers = _headers, BodyData = response.Body.IsEmpty ? null : Body(response.Body.Span) };
    }

    public ResponseMessage Message { get; }

    /// <summary>The answer with the status and the headers that the mapping sets.</summary>
    public FakeLivyResponse PutOver(FakeLivyResponse response)
    {
        var status = int.TryParse(Convert.ToString(Message.StatusCode), out var set) ? set : response.Status;
        if (status == response.Status && ReferenceEquals(Message.Headers, _headers))
        {
            return response;
        }

        var over = Message.Headers is { } headers && !ReferenceEquals(headers, _headers) ? headers : new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal);
        return new FakeLivyResponse
        {
            Status = status,
            Reason = status == response.Status ? response.Reason : ReasonPhrases.GetReasonPhrase(status),
            Headers =
            [
                .. response.Headers.Where(header => !over.Keys.Contains(header.Key, StringComparer.OrdinalIgnoreCase)),
                .. over.SelectMany(header => header.Value.Select(value => new KeyValuePair<string, string>(header.Key, value))),
            ],
            Body = response.Body,
            TruncatedTo = response.TruncatedTo,
        };
    }

    /// <summary>Text where it is text, as that is what people look for in a log.</summary>
    private static BodyData Body(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new BodyData { DetectedBodyType = BodyType.String, BodyAsString = StrictUtf8.GetString(bytes), Encoding = StrictUtf8 };
        }
        catch (DecoderFallbackException)
        {
            return new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = bytes.ToArray() };
        }
    }
}
