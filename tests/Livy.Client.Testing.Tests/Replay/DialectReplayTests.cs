using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing.Tests;

/// <summary>Exchanges of other servers play back as they are: each file is asked what it was asked, in order.</summary>
public sealed class DialectReplayTests
{
    [Theory]
    [InlineData("fabric", 46)]
    [InlineData("fabric_hc", 12)]
    [InlineData("fabric_results", 11)]
    [InlineData("synapse", 19)]
    [InlineData("hdinsight", 24)]
    [InlineData("emr-serverless", 26)]
    public async Task Replay_OfADialect_AnswersEachRequestAsRecorded(string dialect, int count)
    {
        if (GoldenFolder.Find() is not { } golden || Path.Combine(golden, "..", "dialects", dialect + ".jsonl") is var file && !File.Exists(file))
        {
            return;
        }

        using var livy = new FakeLivy();
        var recording = LivyRecording.Load(file);
        livy.Replay(recording);

        recording.Count.ShouldBe(count);
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            var request = document.RootElement.GetProperty("request");
            var recorded = document.RootElement.GetProperty("response");
            if (request.GetProperty("method").GetString() == "GET")
            {
                continue;
            }

            var response = await livy.HandleAsync(new FakeLivyRequest
            {
                Method = request.GetProperty("method").GetString()!,
                Target = request.GetProperty("path").GetString()!,
                Body = Encoding.UTF8.GetBytes(request.GetProperty("body").GetString() ?? ""),
            });

            (response.Status, response.BodyText).ShouldBe((recorded.GetProperty("status").GetInt32(), recorded.GetProperty("body").GetString() ?? ""), line);
        }
    }

    [Fact]
    public async Task Replay_OfFabric_RunsAStatement()
    {
        const string Base = "/v1/workspaces/11111111-1111-4111-8111-111111111111/lakehouses/22222222-2222-4222-8222-222222222222/livyapi/versions/2023-12-01";
        const string Mine = "/v1/workspaces/aaaaaaaa-1111-4111-8111-111111111111/lakehouses/bbbbbbbb-2222-4222-8222-222222222222/livyapi/versions/2023-12-01";
        const string Session = "33333333-3333-4333-8333-333333333333";
        using var file = new RecordingFile(
            RecordingFile.Line($"POST {Base}/sessions", $$"""{"id":"{{Session}}","state":"starting"}""", 202, "{}"),
            RecordingFile.Line($"GET {Base}/sessions/{Session}", """{"livyInfo":{"currentState":"idle"}}"""),
            RecordingFile.Line($"POST {Base}/sessions/{Session}/statements", """{"id":1,"state":"waiting"}""", 200, """{"code":"print(1)","kind":"pyspark"}"""),
            RecordingFile.Line($"GET {Base}/sessions/{Session}/statements/1", """{"id":1,"state":"running"}"""),
            RecordingFile.Line($"GET {Base}/sessions/{Session}/statements/1", """{"id":1,"state":"available"}"""));
        using var livy = new FakeLivy();
        livy.Replay(file.Path);
        using var client = new RawClient(livy);

        var created = await client.PostAsync($"{Mine}/sessions", "{}");
        var statement = $"{Mine}/sessions/{created.Json["id"]}/statements";
        var submitted = await client.PostAsync(statement, """{"kind":"pyspark","code":"print(1)"}""");
        await client.GetAsync($"{statement}/{submitted.Json["id"]}");

        created.Status.ShouldBe(202);
        (await client.GetAsync($"{statement}/{submitted.Json["id"]}")).Json["state"]!.GetValue<string>().ShouldBe("available");
    }
}
