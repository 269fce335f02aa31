using System.Text;

namespace Livy.Client.Testing.Tests;

public sealed class LivyRecordingTests
{
    private const string Good = """{"request":{"method":"GET","path":"/livy/sessions/0?a=b"},"response":{"status":200,"body":"{}"},"source":"an unknown key"}""";

    [Fact]
    public void Load_GoodLinesAndEmptyOnes_CountsThem()
    {
        using var file = new RecordingFile(Good, "", " \t", Good);

        var recording = LivyRecording.Load(file.Path);

        (recording.Count, recording.BasePath).ShouldBe((2, "/livy"));
    }

    [Theory]
    [InlineData("/version", "")]
    [InlineData("/livy/batches", "/livy")]
    [InlineData("/v1/workspaces/w/lakehouses/l/livyapi/versions/2023-12-01/sessions/0/statements", "/v1/workspaces/w/lakehouses/l/livyapi/versions/2023-12-01")]
    [InlineData("/metrics", "")]
    public void BasePath_IsWhatStandsBeforeTheRoutes(string path, string expected)
    {
        using var file = new RecordingFile(RecordingFile.Line("GET " + path, "{}"));

        LivyRecording.Load(file.Path).BasePath.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{", "no exchange as JSON: see $, byte 1")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":"hunter2"}}""", "no exchange as JSON: see $.response.status, byte ")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":200,"body_b64":"%"}}""", "no exchange as JSON: see $.response.body_b64, byte ")]
    [InlineData("null", "expected \"request\" with \"method\" and \"path\"")]
    [InlineData("""{"request":{"method":"GET"}}""", "expected \"request\" with \"method\" and \"path\"")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{}}""", "expected \"response\" with a \"status\" from 200 to 999")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":100}}""", "expected \"response\" with a \"status\" from 200 to 999")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":200,"reason":"O\nK"}}""", "expected \"response\" with a \"status\" from 200 to 999")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":200,"headers":{"a":"b","c":"d\r\ne: f"}}}""", "expected headers of one line, as \"Name\": \"value\", at number 2")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":200,"headers":{"a b":"c"}}}""", "expected headers of one line, as \"Name\": \"value\", at number 1")]
    [InlineData("""{"request":{"method":"GET","path":"/x"},"response":{"status":200,"headers":{"a":null}}}""", "expected headers of one line, as \"Name\": \"value\", at number 1")]
    public void Load_BadLine_IsNamedWithItsFile(string line, string reason)
    {
        using var file = new RecordingFile(Good, "", line);

        var failure = Should.Throw<LivyRecordingException>(() => LivyRecording.Load(file.Path));

        failure.Message.ShouldStartWith($"{file.Path}, line 3: {reason}");
        failure.Message.ShouldNotContain("hunter2");
        (failure.Path, failure.Line).ShouldBe((file.Path, 3));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(65)]
    public void Load_DeepJson_IsNamed(int depth)
    {
        using var file = new RecordingFile("""{"request":{"method":"GET","path":"/x","body":""" + new string('[', depth));

        Should.Throw<LivyRecordingException>(() => LivyRecording.Load(file.Path)).Line.ShouldBe(1);
    }

    [Fact]
    public void Load_LineWithoutEnd_IsGivenUpAtItsLimit()
    {
        using var file = new RecordingFile(Good);
        using (var stream = File.OpenWrite(file.Path))
        {
            // A hole takes no room on the disk.
            stream.SetLength(5L << 30);
        }

        var before = GC.GetTotalAllocatedBytes();
        Should.Throw<LivyRecordingException>(() => LivyRecording.Load(file.Path)).Message.ShouldEndWith("line 2: longer than 128 MB");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(600L << 20);
    }

    [Fact]
    public void Load_LineCutByAKilledProcess_IsNamed()
    {
        using var file = new RecordingFile();
        File.WriteAllText(file.Path, Good + "\n" + Good[..40], Encoding.UTF8);

        Should.Throw<LivyRecordingException>(() => LivyRecording.Load(file.Path)).Line.ShouldBe(2);
    }
}
