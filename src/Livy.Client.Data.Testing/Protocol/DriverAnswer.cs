using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>What the reader on the driver answers: a byte that says what it is, and what belongs to it.</summary>
/// <param name="Status">What it is.</param>
/// <param name="Payload">A page, or JSON.</param>
internal sealed record DriverAnswer(AnswerStatus Status, ReadOnlyMemory<byte> Payload)
{
    public static DriverAnswer Empty { get; } = new(AnswerStatus.Done, "{}"u8.ToArray());

    public static DriverAnswer NotInstalled { get; } = new(AnswerStatus.NotInstalled, default);

    public static DriverAnswer NotYet { get; } = new(AnswerStatus.NotYet, default);

    /// <summary>How long the job or statement runs that brings it; null for the server's default.</summary>
    public TimeSpan? Duration { get; init; }

    public static DriverAnswer Done(Action<Utf8JsonWriter> content) => new(AnswerStatus.Done, Json(content));

    /// <summary>A page behind its checksum.</summary>
    public static DriverAnswer Page(bool isLast, ReadOnlySpan<byte> page)
    {
        var payload = new byte[sizeof(uint) + page.Length];
        BinaryPrimitives.WriteUInt32BigEndian(payload, PageChecksum.Of(page));
        page.CopyTo(payload.AsSpan(sizeof(uint)));
        return new DriverAnswer(isLast ? AnswerStatus.LastPage : AnswerStatus.Page, payload);
    }

    public static DriverAnswer Failed(string kind, QueryFailure failure) => new(AnswerStatus.Failed, Json(json =>
    {
        json.WriteString("kind", kind);
        json.WriteString("errorClass", failure.ErrorClass);
        json.WriteString("sqlState", failure.SqlState);
        json.WriteString("message", failure.Message);
        json.WriteString("stack", $"org.apache.spark.sql.AnalysisException: {failure.Message}\n\tat livy.client.testing.FakeLivy.query(FakeLivy)");
    }));

    /// <summary>As the result of a PySpark job: the base64 text of a pickle of bytes.</summary>
    public byte[] ToJobResult()
    {
        const int Head = 7;
        var pickle = new byte[Head + 1 + Payload.Length + 2];
        (pickle[0], pickle[1], pickle[2]) = (0x80, 5, (byte)'B');
        BinaryPrimitives.WriteInt32LittleEndian(pickle.AsSpan(3), 1 + Payload.Length);
        pickle[Head] = (byte)Status;
        Payload.Span.CopyTo(pickle.AsSpan(Head + 1));
        (pickle[^2], pickle[^1]) = (0x94, (byte)'.');
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(pickle));
    }

    /// <summary>As the output of a statement.</summary>
    public string ToOutput() => "livyclient:" + Convert.ToBase64String([(byte)Status, .. Payload.Span]);

    private static byte[] Json(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
