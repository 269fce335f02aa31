using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Livy.Client.Testing;

namespace Livy.Client.Data.Tests;

/// <summary>A driver that answers what a test says, and keeps what it was asked.</summary>
/// <param name="time">Tells when.</param>
internal sealed class ScriptedDriver(TimeProvider time) : IDriverProgram
{
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public List<Asked> Asked { get; } = [];

    public IEnumerable<string> Lines => Asked.Select(asked => asked.ToString());

    /// <summary>The bytes of an answer, by what was asked.</summary>
    public Func<Asked, byte[]> Answer { get; set; } = _ => [0, .. "{}"u8];

    /// <summary>How an answer comes: by default as the result of a job, or as the output of a statement.</summary>
    public Func<Asked, byte[], DriverReply> Bring { get; set; } = Brought;

    public static DriverReply Brought(Asked asked, byte[] answer) => asked.By == "job" ? DriverReply.Returns(Pickle(answer)) : DriverReply.Prints($"livyclient:{Convert.ToBase64String(answer)}");

    public DriverReply? Run(JobContext job) => Reply("job", Encoding.Latin1.GetString(job.Payload.Span));

    public DriverReply? Run(StatementContext statement) => Reply(statement.Kind, statement.Code);

    public void Dispose()
    {
    }

    private static byte[] Pickle(byte[] answer)
    {
        byte[] pickle = [0x80, 5, (byte)'B', 0, 0, 0, 0, .. answer, 0x94, (byte)'.'];
        BinaryPrimitives.WriteInt32LittleEndian(pickle.AsSpan(3), answer.Length);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(pickle));
    }

    private DriverReply? Reply(string by, string code)
    {
        var begin = code.IndexOf($"{DriverRequest.Marker}ey", StringComparison.Ordinal);
        if (begin < 0)
        {
            return null;
        }

        var base64 = string.Concat(code[(begin + DriverRequest.Marker.Length)..].TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '='));
        var asked = new Asked(by, time.GetUtcNow() - _start, JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(base64)));
        Asked.Add(asked);
        return Bring(asked, Answer(asked));
    }
}
